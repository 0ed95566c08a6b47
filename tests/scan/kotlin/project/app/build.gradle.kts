plugins { alias(libs.plugins.gms) }
dependencies {
    constraints { implementation("com.amplitude:android-sdk:1") }
    "proImplementation"(libs.stripe.android)
    add("implementation", tools.sentry)
    "testImplementation"("com.amplitude:android-sdk:1")
    implementation(project(":core"))
    releaseImplementation(tools.posthog)
    exclude(group = "com.twilio", module = "voice")
}
