//! Reports for programs, and the news items that tests read, held to the schemas that are published for them (`tests/schemas`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

type Problem = Box<dyn std::error::Error>;

/// What the program writes of some articles in a format, whatever is said to them.
fn report(format: &str, arguments: &[&str]) -> Result<Vec<u8>, Problem> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.args(["check", "--format", format]).args(arguments).stdin(Stdio::null()).env_clear();
    let output = command.output()?;
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    Ok(output.stdout)
}

/// Stands for schemas elsewhere that a schema refers to: ninjs takes GeoJSON for places. Everything is valid by it.
struct Elsewhere;

impl jsonschema::Retrieve for Elsewhere {
    fn retrieve(&self, _: &jsonschema::Uri<String>) -> Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Value::Bool(true))
    }
}

/// What is wrong with a document by a schema; nothing where it is valid.
fn faults(schema: &Path, document: &Value) -> Result<Vec<String>, Problem> {
    // One pattern of SARIF's schema has a bare bracket, which the validator takes no more kindly than the standard does.
    let schema = fs::read_to_string(schema)?.replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&schema)?;
    let validator = jsonschema::options().with_retriever(Elsewhere).build(&schema)?;
    Ok(validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect())
}

/// All articles of the project, with demands that some of them fail.
const ALL: [&str; 8] = [
    "--min-cited",
    "20",
    "examples",
    "tests/articles",
    "tests/documents",
    "tests/hostile",
    "tests/browser/harbour.md",
    "tests/browser/desk",
];

#[test]
fn sarif_is_valid() -> Result<(), Problem> {
    let schema = PathBuf::from("tests/schemas/sarif-schema-2.1.0.json");
    for (arguments, least) in [(&ALL[..], 10), (&["examples/ceasefire.md"][..], 0)] {
        let sarif: Value = serde_json::from_slice(&report("sarif", arguments)?)?;
        assert_eq!(faults(&schema, &sarif)?, Vec::<String>::new());
        let run = &sarif["runs"][0];
        let results = run["results"].as_array().ok_or("no list of results")?;
        assert!(results.len() >= least, "only {} results", results.len());
        for result in results {
            let rule =
                result["ruleIndex"].as_u64().and_then(|index| run["tool"]["driver"]["rules"].get(index as usize));
            assert_eq!(rule.map(|rule| &rule["id"]), Some(&result["ruleId"]), "{result}");
            assert!(rule.is_some_and(|rule| rule["help"]["text"].as_str().is_some_and(|help| !help.is_empty())));
        }
    }
    let mut broken: Value = serde_json::from_slice(&report("sarif", &ALL)?)?;
    broken["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(!faults(&schema, &broken)?.is_empty(), "the schema finds no fault");
    Ok(())
}

#[test]
fn the_json_audit_is_valid() -> Result<(), Problem> {
    let schema = PathBuf::from("docs/ascribe.audit.schema.json");
    let audits = report("ndjson", &ALL)?;
    let told = String::from_utf8_lossy(&audits);
    for rare in ["\"links\":[", "\"untrusted\":true", "\"excepted\":[", "\"metadata\":{"] {
        assert!(told.contains(rare), "no audit holds {rare}");
    }
    let mut count = 0;
    for line in audits.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let audit: Value = serde_json::from_slice(line)?;
        assert_eq!(faults(&schema, &audit)?, Vec::<String>::new(), "{}", audit["path"]);
        count += 1;
        let mut broken = audit;
        broken["sentences"][0]["kind"] = "sermon".into();
        assert!(!faults(&schema, &broken)?.is_empty(), "the schema finds no fault");
    }
    assert!(count > 20, "only {count} audits");
    Ok(())
}

#[test]
fn the_ninjs_items_that_are_read_are_valid() -> Result<(), Problem> {
    for (item, schema) in
        [("ceasefire.1.ninjs", "ninjs-schema_1.3.json"), ("ceasefire.2.ninjs", "ninjs-schema_2.0.json")]
    {
        let schema = Path::new("tests/schemas").join(schema);
        let mut item: Value = serde_json::from_slice(&fs::read(Path::new("tests/documents").join(item))?)?;
        assert_eq!(faults(&schema, &item)?, Vec::<String>::new());
        item["headlyne"] = "?".into();
        assert!(!faults(&schema, &item)?.is_empty(), "the schema finds no fault");
    }
    Ok(())
}

#[test]
fn code_quality_has_what_gitlab_asks_for() -> Result<(), Problem> {
    let issues: Vec<Value> = serde_json::from_slice(&report("gitlab", &ALL)?)?;
    let mut prints = Vec::new();
    for issue in &issues {
        for field in ["description", "check_name", "fingerprint"] {
            assert!(issue[field].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        assert!(issue["location"]["path"].is_string() && issue["location"]["lines"]["begin"].is_u64(), "{issue}");
        let severity = issue["severity"].as_str().ok_or("no severity")?;
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{issue}");
        prints.push(issue["fingerprint"].as_str());
    }
    let all = prints.len();
    prints.sort_unstable();
    prints.dedup();
    assert!(all > 10 && prints.len() == all, "{} of {all} fingerprints differ", prints.len());
    Ok(())
}
