//! How fast text is cut into sentences and audited, beside two other segmenters.
//!
//! Reads `benches/news.txt`, or the file that the environment variable `BENCH_TEXT` names.

use ascribe::policy::{Policy, Reader};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use unicode_segmentation::UnicodeSegmentation;

fn speed(criterion: &mut Criterion) {
    let text = match std::env::var_os("BENCH_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("BENCH_TEXT is a file of UTF-8"),
        None => include_str!("news.txt").repeat(8),
    };
    let mut group = criterion.benchmark_group("speed");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("ascribe", |bench| bench.iter(|| ascribe::text::sentences(black_box(&text)).len()));
    group.bench_function("unicode-segmentation", |bench| {
        bench.iter(|| black_box(text.as_str()).split_sentence_bound_indices().count());
    });
    group.bench_function("sentencex", |bench| bench.iter(|| sentencex::segment("en", black_box(&text)).len()));
    for reader in Reader::ALL {
        group.bench_function(format!("ascribe, the whole audit, {} reader", reader.name()), |bench| {
            let policy = Policy { reader, ..Policy::default() };
            bench.iter(|| ascribe::audit(ascribe::Article::plain(black_box(&text)), &policy).coverage);
        });
    }
    group.finish();
}

criterion_group!(benches, speed);
criterion_main!(benches);
