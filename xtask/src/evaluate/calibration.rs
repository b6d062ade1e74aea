//! Whether attributions are right as often as their confidence says.

const BINS: usize = 10;

/// Confidences in ten equal steps, each with how often it came true.
#[derive(Default)]
pub(crate) struct Calibration {
    /// How many, the sum of their confidences, and how many were right.
    bins: [(usize, f64, usize); BINS],
}

impl Calibration {
    pub(crate) fn add(&mut self, confidence: f32, right: bool) {
        let at = ((confidence * BINS as f32) as usize).min(BINS - 1);
        let bin = &mut self.bins[at];
        bin.0 += 1;
        bin.1 += f64::from(confidence);
        bin.2 += usize::from(right);
    }

    /// The mean distance between confidence and truth, over all attributions.
    fn expected_error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.0).sum();
        let off: f64 = self.bins.iter().map(|(_, sum, right)| (sum - *right as f64).abs()).sum();
        off / all.max(1) as f64
    }

    pub(crate) fn print(&self) {
        println!("\n{:12} {:>6} {:>11} {:>7}", "confidence", "found", "mean", "right");
        for (nth, (count, sum, right)) in self.bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let (low, n) = (nth as f64 / BINS as f64, *count as f64);
            println!("{low:.1} to {:.1}   {count:6} {:11.3} {:7.3}", low + 0.1, sum / n, *right as f64 / n);
        }
        println!("expected calibration error {:.3}", self.expected_error());
    }
}
