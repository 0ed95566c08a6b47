plugins {
    alias(libs.plugins.gms) apply false
    id("io.sentry.android.gradle") version "4" apply false
}
