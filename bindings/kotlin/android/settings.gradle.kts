// The Android library around the core: the same sources as the Maven module beside it, and the phones'
// libraries that `bindings/android` builds. Versions stand in `gradle/libs.versions.toml`; the Maven build
// has the same.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "leeside-android"
