//! Android's manifest: what an app asks people for.

use crate::scan::trace::Traces;
use crate::scan::xml;

/// What a permission of Android gives an app.
const PERMISSIONS: &[(&str, &[&str])] = &[
    ("android.permission.ACCESS_FINE_LOCATION", &["precise_location"]),
    ("android.permission.ACCESS_BACKGROUND_LOCATION", &["precise_location"]),
    ("android.permission.ACCESS_COARSE_LOCATION", &["approx_location"]),
    ("android.permission.CAMERA", &["photos_video"]),
    ("android.permission.READ_MEDIA_IMAGES", &["photos_video"]),
    ("android.permission.READ_MEDIA_VIDEO", &["photos_video"]),
    ("android.permission.RECORD_AUDIO", &["audio_voice"]),
    ("android.permission.READ_CONTACTS", &["contacts"]),
    ("android.permission.GET_ACCOUNTS", &["contacts"]),
    ("android.permission.READ_CALENDAR", &["calendar"]),
    ("android.permission.READ_SMS", &["messages"]),
    ("android.permission.RECEIVE_SMS", &["messages"]),
    ("android.permission.READ_CALL_LOG", &["comm_metadata"]),
    ("android.permission.READ_PHONE_STATE", &["device_id"]),
    ("android.permission.READ_PHONE_NUMBERS", &["phone"]),
    ("android.permission.ACTIVITY_RECOGNITION", &["health"]),
    ("android.permission.BODY_SENSORS", &["health"]),
    ("android.permission.USE_BIOMETRIC", &["biometric"]),
    ("com.google.android.gms.permission.AD_ID", &["advertising_id"]),
];

/// A permission, wherever a project writes it.
pub(super) fn permission(name: &str, line: usize, traces: &mut Traces) {
    let whole = if name.contains('.') {
        name.to_owned()
    } else {
        format!("android.permission.{name}")
    };
    if let Some((known, data)) = PERMISSIONS.iter().find(|(known, _)| *known == whole) {
        traces.data(*known, data, line);
    }
}

/// `AndroidManifest.xml`: permissions that the app asks for; one that is taken out with `tools:node="remove"` is not.
pub(super) fn manifest(text: &str, traces: &mut Traces) {
    xml::read(text, traces, |xml, traces| {
        let elements = xml.document.descendants();
        for element in elements.filter(|element| element.tag_name().name().starts_with("uses-permission")) {
            let of = |name: &str| element.attributes().find(|one| one.name() == name).map(|one| one.value());
            if let Some(name) = of("name").filter(|_| of("node") != Some("remove")) {
                permission(name, xml.line(element), traces);
            }
        }
    });
}
