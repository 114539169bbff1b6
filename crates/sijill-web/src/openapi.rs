//! The API, described by OpenAPI 3.1 from what it is made of: the table of routes, the options that questions are asked by,
//! and the types of the rows that answers have.

mod described;

use clap::{ArgAction, Command};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::http::{Door, Route};
use crate::pages::routes;
use described::{Answer, DESCRIBED, Described};

/// Where the API begins.
const API: &str = "/api/v1";

/// The description of the API.
#[must_use]
pub fn openapi() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| "/components/schemas".clone_into(settings.definitions_path.to_mut()))
        .into_generator();
    let mut paths = Map::new();
    for (one, route) in described() {
        let path = format!("{API}{}", one.path);
        paths.insert(path, json!({"get": operation(&mut generator, one, route.door)}));
    }
    let mut schemas: Map<String, Value> = generator.take_definitions(true).into_iter().collect();
    schemas.insert("Error".to_owned(), error());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sijill",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
            "description": "Everything that the pages of a record show. The same addresses without the beginning /api/v1 are the pages; with the endings .json, .csv and .geojson they are whole files. Rows of the API come by the hundred: `limit` says how many, `next` of an answer is the cursor that `after` takes. Answers have entity tags.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "sijill_session",
                    "description": "The cookie of somebody who logged in; behind TLS its name is __Host-sijill_session. Without accounts nobody needs one on the machine itself.",
                },
            },
        },
    })
}

/// What is described, with its route.
fn described() -> impl Iterator<Item = (&'static Described, Route)> {
    let mut routes = routes();
    DESCRIBED.iter().filter_map(move |one| {
        let at = routes.iter().position(|route| route.method == "GET" && route.path == one.path)?;
        Some((one, routes.swap_remove(at)))
    })
}

fn operation(generator: &mut SchemaGenerator, one: &Described, door: Door) -> Value {
    let mut parameters: Vec<Value> = one
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    if let Some(asked) = one.asked {
        parameters.extend(asked(Command::new("asked")).get_arguments().filter_map(parameter));
    }
    let mut answer = match one.answer {
        Answer::Rows(row) => {
            parameters.push(json!({
                "name": "limit", "in": "query", "description": "Rows at most.",
                "schema": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100},
            }));
            parameters.push(json!({
                "name": "after", "in": "query", "description": "The cursor `next` of an earlier answer: rows after those.",
                "schema": {"type": "string"},
            }));
            json!({
                "type": "object",
                "required": ["rows", "next"],
                "properties": {
                    "rows": {"type": "array", "items": row(generator)},
                    "next": {"type": ["string", "null"], "description": "The cursor of the rows after these."},
                },
            })
        }
        Answer::Any => json!({"type": "object"}),
        Answer::Features => json!({"type": "object", "description": "A FeatureCollection of GeoJSON."}),
    };
    if let Some(said) = answer.as_object_mut().filter(|said| !said.contains_key("description")) {
        said.insert("description".to_owned(), json!(one.says));
    }
    let mut responses = json!({
        "200": {"description": one.says, "content": {"application/json": {"schema": answer}}},
    });
    for (status, says) in [
        ("304", "The answer is the one that the entity tag names."),
        ("400", "The question makes no sense."),
        ("401", "Log in first."),
        ("403", "The role does not allow it, or the public does not ask that."),
        ("404", "There is no such thing."),
        ("503", "The server has too much to do; try again."),
    ] {
        responses[status] = if status == "304" {
            json!({"description": says})
        } else {
            json!({"description": says, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}})
        };
    }
    let mut operation = json!({
        "operationId": id(one.path),
        "summary": one.says,
        "parameters": parameters,
        "responses": responses,
        "security": [{"session": []}],
    });
    if door == Door::Public {
        // Without a session too, where the record is published.
        operation["security"] = json!([{"session": []}, {}]);
    }
    operation
}

/// An option as a member of the address.
fn parameter(argument: &clap::Arg) -> Option<Value> {
    let name = argument.get_long()?;
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<String> = argument
        .get_possible_values()
        .into_iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let mut schema = match argument.get_action() {
        ArgAction::SetTrue => json!({"type": "boolean", "default": false}),
        _ if values.is_empty() => json!({"type": "string"}),
        _ => json!({"type": "string", "enum": values}),
    };
    if let Some(default) = argument.get_default_values().first()
        && !matches!(argument.get_action(), ArgAction::SetTrue)
    {
        schema["default"] = json!(default.to_string_lossy());
    }
    let several = matches!(argument.get_action(), ArgAction::Append);
    let schema = if several { json!({"type": "array", "items": schema}) } else { schema };
    let mut parameter = json!({"name": name, "in": "query", "description": help, "schema": schema});
    if several {
        parameter["explode"] = json!(true);
    }
    Some(parameter)
}

fn error() -> Value {
    json!({
        "type": "object",
        "description": "Why there is no answer.",
        "required": ["error", "status"],
        "properties": {
            "error": {"type": "string", "description": "A sentence."},
            "status": {"type": "integer"},
        },
    })
}

/// "/reports/{id}" as "reports_id".
fn id(path: &str) -> String {
    let words: Vec<&str> = path.split(['/', '{', '}', '-', '.']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "overview".to_owned() } else { words.join("_") }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_address_that_answers_programs_is_described() {
        let known: Vec<&str> = DESCRIBED.iter().map(|one| one.path).collect();
        let all = routes();
        let missing: Vec<&str> = all
            .iter()
            .filter(|route| route.method == "GET" && route.door != Door::Open)
            .map(|route| route.path)
            .filter(|path| !known.contains(path) && !described::PAGES.contains(path))
            .collect();
        assert_eq!(
            missing,
            Vec::<&str>::new(),
            "describe it in src/openapi/described.rs, or say that it is a page only"
        );
        let gone: Vec<&&str> = known
            .iter()
            .chain(&described::PAGES)
            .filter(|path| !all.iter().any(|r| r.path == **path))
            .collect();
        assert_eq!(gone, Vec::<&&str>::new());
    }

    #[test]
    fn what_is_referred_to_is_there() {
        let document = openapi();
        let text = document.to_string();
        for part in text.split("\"$ref\":\"").skip(1) {
            let path = part.split('"').next().unwrap();
            assert!(document.pointer(path.strip_prefix('#').unwrap()).is_some(), "{path}");
        }
        let claims = &document["paths"]["/api/v1/claims"]["get"];
        let harm = claims["parameters"].as_array().unwrap().iter().find(|p| p["name"] == "harm").unwrap();
        assert!(harm["schema"]["items"]["enum"].as_array().unwrap().contains(&json!("killed")), "{harm}");
        assert!(document["components"]["schemas"]["ClaimTold"]["properties"]["claim"].is_object());
    }

    #[test]
    fn the_description_that_is_kept_is_current() {
        let kept = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json")).unwrap();
        assert!(kept == format!("{:#}\n", openapi()), "make schema writes openapi.json anew");
    }
}
