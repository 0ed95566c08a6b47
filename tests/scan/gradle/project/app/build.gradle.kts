plugins {
    id("com.android.application")
    id("com.google.firebase.crashlytics") version "3.0" apply false
    alias(libs.plugins.gms)
}

dependencies {
    implementation(platform("com.google.firebase:firebase-bom:33.0.0"))
    implementation("com.google.firebase:firebase-analytics")
    implementation(libs.stripe.android)
    testImplementation(libs.sentry.core)
    implementation(libs.bundles.observe)
    // implementation("com.twilio:voice-android:6.0.0")
    implementation(project(":stripe"))
    implementation("com.stripelike:stripe-android:1.0")
}
