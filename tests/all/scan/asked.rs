//! What is read only when asked for, and what a scan says of settings and of drivers.

use super::super::program::Home;
use super::looked;
use serde_json::Value;
use std::fs;

fn put(home: &Home, file: &str, text: &str) {
    let file = home.work().join(file);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

#[test]
fn an_env_that_was_met_and_not_read_is_told_in_a_line_that_names_the_flag() {
    let home = Home::new();
    home.beside("acme", &[]);
    put(&home, "shop/.env", "TWILIO_AUTH_TOKEN=secret\n");
    put(&home, "shop/web/.env", "A=b\n");
    let line = "Not read unless you ask for it: .env and 1 more. --env reads the names of settings there, and never what they are set to.";
    let told = home.fine(&["scan", "shop"]).out;
    assert!(told.contains(line) && !told.contains("Twilio"), "{told}");
    let told = home.fine(&["scan", "shop", "--env"]).out;
    assert!(!told.contains("Not read") && told.contains("  Twilio: .env:1"), "{told}");
    let json: Value = serde_json::from_str(&home.fine(&["scan", "shop", "--format", "json"]).out).unwrap();
    assert_eq!(json["unasked"], serde_json::json!([".env", "web/.env"]));
    let check = |more: &[&str]| home.run(&[&["check", "acme.json", "--against", "shop", "--law", "gdpr"], more].concat());
    let (quiet, asked) = (check(&[]), check(&["--env"]));
    assert!(quiet.err.contains(line) && !quiet.out.contains("Twilio"), "{quiet:?}");
    assert!(
        !asked.err.contains("Not read") && asked.out.contains("shop/.env:1: consider"),
        "{asked:?}"
    );
    assert!(!asked.out.contains("secret"));
    fs::remove_dir_all(home.work().join("shop")).unwrap();
    put(&home, "shop/.env.example", "A=\n");
    assert_eq!(check(&[]).code, quiet.code, "that it was not read is no fault");
    assert!(!check(&[]).err.contains("Not read"));
    home.fails(&["check", "acme.json", "--env"], &["--against"]);
}

#[test]
fn the_name_of_a_setting_is_told_as_the_file_writes_it() {
    let home = Home::new();
    put(
        &home,
        "shop/.env.example",
        "NEXT_PUBLIC_POSTHOG_KEY=\nVITE_NOTHING_KNOWN=\nPOSTHOG_HOST=\n",
    );
    let hits = looked(&home.work().join("shop")).hits;
    let signals: Vec<_> = hits.iter().map(|hit| (hit.signal.as_str(), hit.line)).collect();
    assert_eq!(signals, [("NEXT_PUBLIC_POSTHOG_KEY", 1), ("POSTHOG_HOST", 3)]);
}

#[test]
fn a_driver_of_a_server_that_anybody_runs_shows_no_recipient_and_hides_none_that_is_named() {
    let home = Home::new();
    let packages = [
        "redis",
        "ioredis",
        "mongodb",
        "mongoose",
        "@elastic/elasticsearch",
        "@confluentinc/kafka-javascript",
        "kafkajs",
        "@clickhouse/client",
        "@libsql/client",
        "pg",
        "mysql2",
        "amqplib",
        "nodemailer",
    ];
    let listed: Vec<String> = packages.iter().map(|name| format!("\"{name}\": \"1\"")).collect();
    put(
        &home,
        "shop/package.json",
        &format!("{{ \"dependencies\": {{ {} }} }}", listed.join(", ")),
    );
    put(
        &home,
        "shop/requirements.txt",
        "redis\npymongo\nelasticsearch\nconfluent-kafka\npsycopg2\npika\n",
    );
    put(
        &home,
        "shop/.env.example",
        "MONGODB_URI=\nREDIS_URL=\nELASTICSEARCH_URL=\nDATABASE_URL=\n",
    );
    let scan = looked(&home.work().join("shop"));
    assert_eq!(scan.hits, [], "no recipient is shown");
    // nor is it said that nothing shows who runs the server
    let named = |id: &str| format!("sharing.recipients.{id}={{\"catalogue\":\"{id}\"}}");
    let (redis, mail) = (named("redis-cloud"), named("mailjet"));
    home.beside("acme", &[&redis, &mail]);
    let found = home.run(&["check", "acme.json", "--against", "shop"]).out;
    assert!(
        found.contains("no trace of Mailjet") && !found.contains("no trace of Redis"),
        "{found}"
    );
    // a service that one may also run is perhaps a recipient, and a client of the service alone is one
    put(
        &home,
        "shop/package.json",
        "{ \"dependencies\": { \"meilisearch\": \"1\", \"@upstash/redis\": \"1\" } }",
    );
    let scan = looked(&home.work().join("shop"));
    let found: Vec<_> = scan
        .vendors()
        .into_iter()
        .map(|(id, strength)| format!("{id} {strength:?}"))
        .collect();
    assert_eq!(found, ["upstash Runtime", "meilisearch Weak"]);
}
