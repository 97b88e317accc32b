//! Writes the Kotlin and Swift code for a built library, with the very version of uniffi that the
//! library was built with. `bindings/kotlin/test` and `bindings/swift/test` show how it is called.

fn main() {
    uniffi::uniffi_bindgen_main();
}
