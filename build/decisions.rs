//! The weights of learned decisions.

use std::fmt::Write;

use serde::Deserialize;

#[derive(Deserialize)]
struct Decisions {
    decision: Vec<Decision>,
}

#[derive(Deserialize)]
struct Decision {
    name: String,
    classes: Vec<String>,
    /// For each feature its name and the weights of all classes.
    weights: Vec<(String, Vec<f32>)>,
}

/// For each decision a constant with its weights and one with its number of classes.
pub(crate) fn generate() -> String {
    let mut code = String::new();
    for decision in crate::data::<Decisions>("decisions.toml").decision {
        let name = decision.name.to_uppercase();
        let classes = decision.classes.len();
        let mut weights = String::new();
        for (feature, row) in &decision.weights {
            assert!(row.len() == classes, "decisions.toml: {feature} of {name} has {} weights", row.len());
            row.iter().for_each(|weight| write!(weights, "{weight:?}, ").expect("a string takes all"));
        }
        writeln!(code, "const {name}_CLASSES: usize = {classes};\n#[allow(clippy::approx_constant)]\nconst {name}: &[f32] = &[{weights}];")
            .expect("a string takes all");
    }
    code
}
