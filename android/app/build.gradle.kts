plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.compose)
}

// What `bindings/android` and `bindings/kotlin/generate --for-phones` have made: the core for each kind of phone, and the
// Kotlin code for it.
val bindings = rootDir.resolve("../bindings/kotlin")

android {
    namespace = "app.leeside.android"
    compileSdk = 36
    defaultConfig {
        applicationId = "app.leeside"
        minSdk = 28
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        ndk { abiFilters += listOf("arm64-v8a", "x86_64") }
    }
    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "rules.pro", "$bindings/android/consumer-rules.pro")
        }
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    buildFeatures { compose = true }
    sourceSets["main"].apply {
        // The screens are compiled here once more, against androidx.
        kotlin.srcDirs("../ui/src/main/kotlin", "$bindings/src/main/kotlin", "$bindings/android/build/core")
        res.srcDirs("../ui/src/main/res")
        jniLibs.srcDirs("$bindings/android/build/jniLibs")
    }
    // Nothing of a dependency list goes into what is shipped.
    dependenciesInfo {
        includeInApk = false
        includeInBundle = false
    }
}

kotlin { jvmToolchain(17) }

dependencies {
    implementation(libs.activity.compose)
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.material3)
    implementation(libs.coroutines)
    implementation("net.java.dev.jna:jna:${libs.versions.jna.get()}@aar")
}
