//! The JSON schema of policy files, for editors.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{Config, Demand, Level, Need, Rule};

/// The JSON schema (2020-12) of a policy file.
pub fn schema() -> Value {
    let mut generator = SchemaGenerator::default();
    let mut schema = Config::json_schema(&mut generator).to_value();
    let definitions = generator.take_definitions(true);
    if let Value::Object(fields) = &mut schema {
        fields.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        fields.insert("title".to_owned(), json!("ascribe.toml"));
        fields.insert("$defs".to_owned(), Value::Object(definitions));
    }
    without_null(&mut schema);
    schema
}

/// The table of rules: a key for each rule, described by what it looks for.
pub(super) fn rules(generator: &mut SchemaGenerator) -> Schema {
    let level = generator.subschema_for::<Level>().to_value();
    let rule = |rule: &Rule| (rule.name().to_owned(), json!({ "$ref": level["$ref"], "description": rule.about() }));
    let properties: Map<String, Value> = Rule::ALL.iter().map(rule).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The table of gates: a key for each need.
pub(super) fn gates(generator: &mut SchemaGenerator) -> Schema {
    let demand = generator.subschema_for::<Demand>().to_value();
    let about = |need: &Need| format!("Gates for {}.", need.plural());
    let gate = |need: &Need| (need.name().to_owned(), json!({ "$ref": demand["$ref"], "description": about(need) }));
    let properties: Map<String, Value> = Need::ALL.iter().map(gate).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// Takes null out of what values may be: what may be left out is left out, since TOML has no null.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(fields) => {
            fields.remove("default");
            fields.values_mut().for_each(without_null);
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    fields.insert("type".to_owned(), only);
                }
            }
            unwrap_single(fields);
        }
        _ => {}
    }
}

/// Puts the only alternative that is left beside null in the place of the alternatives.
fn unwrap_single(fields: &mut Map<String, Value>) {
    let Some(Value::Array(options)) = fields.get_mut("anyOf") else { return };
    options.retain(|option| *option != json!({ "type": "null" }));
    if let [Value::Object(only)] = options.as_slice() {
        let only = only.clone();
        fields.remove("anyOf");
        fields.extend(only);
    }
}
