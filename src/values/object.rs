//! Records that are read from objects only.
//!
//! What serde derives takes a list for a record, member by member; in a file that people edit that is a
//! slip, and must be refused. A record says `#[serde(remote = "Self")]` and is named in `object!`. The
//! price: a record must be named twice.

/// Reads these records from objects, and refuses lists.
macro_rules! object {
    ($($record:ident),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Members;
                impl<'de> serde::de::Visitor<'de> for Members {
                    type Value = $record;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object with named members, as in { … }")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, members: A) -> Result<$record, A::Error> {
                        <$record>::deserialize(serde::de::value::MapAccessDeserializer::new(members))
                    }
                }
                deserializer.deserialize_map(Members)
            }
        }
        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                <$record>::serialize(self, serializer)
            }
        }
    )+};
}
pub(crate) use object;
