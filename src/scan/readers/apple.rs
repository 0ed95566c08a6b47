//! Apple's platforms: `CocoaPods`, Swift packages, Xcode projects, `Info.plist` and privacy manifests.

use super::{plist, ruby};
use crate::scan::Strength::{Development, Runtime, Transitive};
use crate::scan::code::{self, Token};
use crate::scan::trace::Traces;
use crate::scan::tree::{self, Node};
use crate::vendors::signals::Ecosystem::{Cocoapods, Swift};

/// `Podfile`: pods; those of a target of tests, and of debug builds alone, are for testing.
pub(super) fn podfile(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::RUBY);
    let of_tests = |head: &[Token<'_>]| {
        let target = head[0].is("target") || head[0].is("abstract_target");
        let mut names = head.iter().filter(|token| token.is_text());
        target && names.any(|name| ["Tests", "Test", "Specs"].iter().any(|end| name.text.ends_with(end)))
    };
    ruby::within(&tokens, &of_tests, &mut |statement, in_tests| {
        let name = statement.iter().take(3).find(|token| token.is_text());
        if let Some(name) = name.filter(|_| statement[0].is("pod")) {
            let configurations = statement
                .iter()
                .position(|token| token.is("configurations") || token.is("configuration"));
            let mut of = statement[configurations.unwrap_or(statement.len())..]
                .iter()
                .filter(|token| token.is_text())
                .peekable();
            let for_debug = of.peek().is_some() && of.all(|one| one.text.starts_with("Debug"));
            let strength = if in_tests || for_debug { Development } else { Runtime };
            traces.name(Cocoapods, name.text, strength, name.line);
        }
    });
}

/// `Podfile.lock`: `PODS`, each with its version in brackets.
pub(super) fn pods_lock(text: &str, traces: &mut Traces) {
    let root = match tree::yaml(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    for entry in root.get("PODS").map_or(&[][..], Node::entries) {
        let of_map = entry.members().first().map(|member| (&*member.key, member.line));
        if let Some((pod, line)) = entry.text().map(|text| (text, entry.line)).or(of_map) {
            traces.name(Cocoapods, pod.split(" (").next().unwrap_or(pod), Transitive, line);
        }
    }
}

/// `Package.swift`: `.package(url: …)`.
pub(super) fn swift_package(text: &str, traces: &mut Traces) {
    let tokens = code::tokens(text, code::BRACES);
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is("url")) {
        let address = tokens[at + 1..].iter().take(2).find(|token| token.is_text());
        let is_package = tokens[..at].iter().rev().take(8).any(|token| token.is("package"));
        if let Some(address) = address.filter(|_| is_package) {
            traces.name(Swift, repository(address.text), Runtime, token.line);
        }
    }
}

/// The packages that an Xcode project names: `repositoryURL = "…";`.
pub(super) fn xcode(text: &str, traces: &mut Traces) {
    for (at, line) in text.lines().enumerate() {
        let value = line.trim().strip_prefix("repositoryURL = ");
        if let Some(address) = value.map(|value| value.trim_end_matches(';').trim_matches('"')) {
            traces.name(Swift, repository(address), Runtime, at + 1);
        }
    }
}

/// `Package.resolved` of each version.
pub(super) fn swift_lock(text: &str, traces: &mut Traces) {
    let root = match tree::json(text) {
        Ok(root) => root,
        Err(broken) => return traces.wrong(Some(broken.line), broken.reason),
    };
    let pins = root.get("pins").or_else(|| root.at(&["object", "pins"]));
    for pin in pins.map_or(&[][..], Node::entries) {
        let address = pin.get("location").or_else(|| pin.get("repositoryURL"));
        if let Some((text, line)) = address.and_then(|node| Some((node.text()?, node.line))) {
            traces.name(Swift, repository(text), Transitive, line);
        }
    }
}

/// An address of a repository as host and path: without the way there, and without `.git`.
fn repository(address: &str) -> String {
    let bare = ["https://", "http://", "ssh://git@", "git@"]
        .iter()
        .find_map(|way| address.strip_prefix(way));
    let bare = bare.unwrap_or(address).trim_end_matches('/');
    bare.strip_suffix(".git").unwrap_or(bare).replacen(':', "/", 1)
}

/// What a key of `Info.plist` says that an app asks for.
const ASKS: &[(&str, &[&str])] = &[
    ("NSUserTrackingUsageDescription", &["advertising_id"]),
    ("NSLocationWhenInUseUsageDescription", &["precise_location"]),
    ("NSLocationAlwaysAndWhenInUseUsageDescription", &["precise_location"]),
    ("NSLocationAlwaysUsageDescription", &["precise_location"]),
    ("NSContactsUsageDescription", &["contacts"]),
    ("NSCalendarsUsageDescription", &["calendar"]),
    ("NSCalendarsFullAccessUsageDescription", &["calendar"]),
    ("NSCameraUsageDescription", &["photos_video"]),
    ("NSPhotoLibraryUsageDescription", &["photos_video"]),
    ("NSMicrophoneUsageDescription", &["audio_voice"]),
    ("NSSpeechRecognitionUsageDescription", &["audio_voice"]),
    ("NSHealthShareUsageDescription", &["health"]),
    ("NSHealthUpdateUsageDescription", &["health"]),
    ("NSMotionUsageDescription", &["health"]),
    ("NSFaceIDUsageDescription", &["biometric"]),
];

/// `Info.plist`: what the app asks people for.
pub(super) fn info(text: &str, traces: &mut Traces) {
    plist::read(text, traces, |root, traces| {
        for member in root.members() {
            asked(&member.key, member.line, traces);
        }
    });
}

/// A key of `Info.plist`, wherever a project writes it.
pub(super) fn asked(key: &str, line: usize, traces: &mut Traces) {
    if let Some((key, data)) = ASKS.iter().find(|(known, _)| *known == key) {
        traces.data(*key, data, line);
    }
}

/// Kinds of data of a privacy manifest, behind `NSPrivacyCollectedDataType`.
const COLLECTED: &[(&str, &[&str])] = &[
    ("Name", &["name"]),
    ("EmailAddress", &["email"]),
    ("PhoneNumber", &["phone"]),
    ("PhysicalAddress", &["postal_address"]),
    ("OtherUserContactInfo", &["social_profile"]),
    ("Health", &["health"]),
    ("Fitness", &["health"]),
    ("PaymentInfo", &["payment_card"]),
    ("CreditInfo", &["billing_details"]),
    ("PreciseLocation", &["precise_location"]),
    ("CoarseLocation", &["approx_location"]),
    ("SensitiveInfo", &["special_category"]),
    ("Contacts", &["contacts"]),
    ("EmailsOrTextMessages", &["messages"]),
    ("PhotosorVideos", &["photos_video"]),
    ("AudioData", &["audio_voice"]),
    ("GameplayContent", &["user_content"]),
    ("CustomerSupport", &["support_requests"]),
    ("OtherUserContent", &["user_content"]),
    ("BrowsingHistory", &["browsing_history"]),
    ("SearchHistory", &["search_history"]),
    ("UserID", &["user_id"]),
    ("DeviceID", &["device_id"]),
    ("PurchaseHistory", &["transactions"]),
    ("ProductInteraction", &["usage_events"]),
    ("AdvertisingData", &["ad_interactions"]),
    ("OtherUsageData", &["usage_events"]),
    ("CrashData", &["crash_diagnostics"]),
    ("PerformanceData", &["crash_diagnostics"]),
    ("OtherDiagnosticData", &["crash_diagnostics"]),
];

/// `PrivacyInfo.xcprivacy`: the declared kinds of data, and the hosts of tracking.
pub(super) fn privacy(text: &str, traces: &mut Traces) {
    plist::read(text, traces, |root, traces| {
        for entry in root.get("NSPrivacyCollectedDataTypes").map_or(&[][..], Node::entries) {
            let Some(kind) = entry.get("NSPrivacyCollectedDataType") else {
                continue;
            };
            let written = kind.text().unwrap_or_default();
            let bare = written.strip_prefix("NSPrivacyCollectedDataType").unwrap_or(written);
            if let Some((_, data)) = COLLECTED.iter().find(|(known, _)| *known == bare) {
                traces.data(written, data, kind.line);
            }
        }
        for host in root.get("NSPrivacyTrackingDomains").map_or(&[][..], Node::entries) {
            traces.origin(host.text().unwrap_or_default(), Runtime, host.line);
        }
    });
}
