//! Softmax regression, trained on all examples at once by Adam: the same on every machine.

/// The features of an example, and its class.
pub(crate) type Example = (Vec<f32>, usize);

/// Strength of the prior, in examples.
const PRIOR: f64 = 1.0;

/// How many steps are taken.
const STEPS: u32 = 800;

/// The weights: for each feature those of all classes.
pub(crate) fn learn(classes: usize, examples: &[Example]) -> Vec<f32> {
    let Some(width) = examples.first().map(|(features, _)| features.len()) else { return Vec::new() };
    let mut weights = vec![0.0f64; width * classes];
    let (mut means, mut squares) = (weights.clone(), weights.clone());
    let mut scores = vec![0.0f64; classes];
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| PRIOR * weight).collect();
        for (features, class) in examples {
            scores.fill(0.0);
            for (&feature, row) in features.iter().zip(weights.chunks_exact(classes)) {
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += f64::from(feature) * weight);
            }
            let largest = scores.iter().fold(f64::MIN, |a, &b| a.max(b));
            scores.iter_mut().for_each(|score| *score = (*score - largest).exp());
            let sum: f64 = scores.iter().sum();
            scores.iter_mut().for_each(|score| *score /= sum);
            scores[*class] -= 1.0;
            for (&feature, row) in features.iter().zip(gradient.chunks_exact_mut(classes)) {
                row.iter_mut().zip(&scores).for_each(|(sum, error)| *sum += f64::from(feature) * error);
            }
        }
        let rate = 0.05 * (1.0 - f64::from(step - 1) / f64::from(STEPS));
        let n = examples.len() as f64;
        for at in 0..weights.len() {
            let g = gradient[at] / n;
            means[at] = 0.9 * means[at] + 0.1 * g;
            squares[at] = 0.99 * squares[at] + 0.01 * g * g;
            let mean = means[at] / (1.0 - 0.9f64.powi(step as i32));
            let square = squares[at] / (1.0 - 0.99f64.powi(step as i32));
            weights[at] -= rate * mean / (square.sqrt() + 1e-8);
        }
    }
    weights.into_iter().map(|weight| weight as f32).collect()
}
