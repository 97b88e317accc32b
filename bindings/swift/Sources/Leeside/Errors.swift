/// Whatever the border throws, as a ``LeesideError``. What is none of them comes from inside and says
/// nothing that a screen could use.
func translated<T>(_ act: () throws -> T) throws(LeesideError) -> T {
    do {
        return try act()
    } catch let known as LeesideError {
        throw known
    } catch {
        throw .Internal
    }
}

func result<T>(_ act: () throws -> T) -> Result<T, LeesideError> {
    do throws(LeesideError) {
        return .success(try translated(act))
    } catch {
        return .failure(error)
    }
}
