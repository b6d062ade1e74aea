//! The same vectors on every path, for any input; files that were not written for this encoder are not read.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, f32x8};

use crate::pieces::MOST;
use crate::{Encoder, TAGS, Token, Vectors, WIDTH, math};

static WEIGHTS: &[u8] = include_bytes!("../../data/encoder.bin");

fn encoder() -> Encoder<'static> {
    Encoder::read(WEIGHTS).expect("the weights in the repository belong to this version")
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    text.split(' ').enumerate().map(|(at, text)| Token { text, shape: u8::from(at == 0) }).collect()
}

fn encode(encoder: &Encoder<'_>, paragraphs: &[Vec<Token<'_>>]) -> Vec<Vectors> {
    encoder.encode(paragraphs).collect()
}

fn pieces(token: &str) -> Vec<String> {
    let encoder = encoder();
    let mut out = Vec::new();
    encoder.weights.pieces.split(token, &mut out);
    out.iter().map(|piece| encoder.weights.pieces.text(*piece)).collect()
}

/// Articles with short, long and odd paragraphs.
fn paragraphs() -> Vec<Vec<Token<'static>>> {
    let mut paragraphs = vec![
        tokens("The bridge will stay closed until May , the harbour board said on Monday ."),
        tokens("“ Nobody asked us , ” said Ana Petrov , who runs the café next to it ."),
        Vec::new(),
        tokens("Why ?"),
        tokens("👍🏽 Ȧ̧͢ 東京 ﬁn É́́́ \u{200d} \u{0} supercalifragilisticexpialidocious-supercalifragilisticexpialidocious"),
    ];
    let sentence = tokens("Officials at the ministry declined to comment on the reports .");
    paragraphs.push(sentence.repeat(70));
    paragraphs.push(vec![Token { text: "unpunctuated", shape: 255 }; 700]);
    paragraphs.extend(std::iter::repeat_n(sentence, 30));
    paragraphs
}

#[test]
fn a_paragraph_does_not_depend_on_its_company() {
    let encoder = encoder();
    let paragraphs = paragraphs();
    let together = encode(&encoder, &paragraphs);
    assert_eq!(together.len(), paragraphs.len());
    for (paragraph, together) in paragraphs.iter().zip(&together) {
        let alone = encode(&encoder, std::slice::from_ref(paragraph));
        assert_eq!(together.as_slice().len(), paragraph.len());
        assert!(alone == [together.clone()], "{:?}", paragraph.first());
    }
    let last: Vec<_> = together.iter().rev().take(30).collect();
    assert!(last.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn vectors_are_the_same_with_all_instructions() {
    let paragraphs = paragraphs();
    let expected = encode(&encoder(), &paragraphs[..6]);
    let scores = |encoder: &Encoder<'_>| expected.iter().map(|vectors| encoder.tags(vectors)).collect::<Vec<_>>();
    for level in levels() {
        let encoder = encoder().with_level(level);
        assert!(encode(&encoder, &paragraphs[..6]) == expected, "{level:?}");
        assert!(scores(&encoder) == scores(&self::encoder()), "{level:?}");
    }
}

/// The levels that this CPU has.
fn levels() -> Vec<Level> {
    let best = Level::new();
    #[allow(unused_mut)]
    let mut levels = vec![Level::baseline(), best];
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        levels.extend(best.as_sse4_2().map(Level::Sse4_2));
        levels.extend(best.as_avx2().map(Level::Avx2));
    }
    levels
}

#[test]
fn sums_of_products_fit_into_16_bits() {
    let encoder = encoder();
    for layer in &encoder.weights.layers {
        for matrix in [&layer.query_key_value, &layer.attended, &layer.inner, &layer.outer] {
            assert!(!matrix.steps.is_empty());
            for step in matrix.steps {
                for (first, second) in step[0].iter().zip(&step[2]).chain(step[1].iter().zip(&step[3])) {
                    assert!((-64..=63).contains(&(*first as i8)) && (-64..=63).contains(&(*second as i8)));
                }
                for half in 0..2 {
                    for pair in 0..16 {
                        let four = [step[half], step[2 + half]].map(|bytes| [bytes[2 * pair], bytes[2 * pair + 1]]);
                        let four = four.as_flattened().iter().map(|weight| i32::from(*weight as i8));
                        assert!(four.clone().filter(|weight| *weight > 0).sum::<i32>() <= 128);
                        assert!(four.filter(|weight| *weight < 0).sum::<i32>() >= -128);
                    }
                }
            }
        }
    }
}

#[test]
fn files_for_another_encoder_are_not_read() {
    for at in [0, 7, 8, 16, 23] {
        let mut bytes = WEIGHTS.to_vec();
        bytes[at] ^= 1;
        assert!(Encoder::read(&bytes).is_none(), "byte {at}");
    }
    for length in [0, 1, 63, 64, 1000, WEIGHTS.len() - 1] {
        assert!(Encoder::read(&WEIGHTS[..length]).is_none(), "{length} bytes");
    }
    for at in 24..48 {
        for bit in 0..8 {
            let mut bytes = WEIGHTS.to_vec();
            bytes[at] ^= 1 << bit;
            // Such a file may still be read, but never causes a panic.
            if let Some(encoder) = Encoder::read(&bytes) {
                encode(&encoder, &[tokens("The mayor said so .")]);
            }
        }
    }
}

#[test]
fn weights_without_meaning_cause_no_panic() {
    let mut bytes = WEIGHTS.to_vec();
    let mut state = 1_u32;
    for byte in &mut bytes[64..] {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if state >> 28 == 0 {
            *byte = (state >> 16) as u8;
        }
    }
    if let Some(encoder) = Encoder::read(&bytes) {
        for vectors in encode(&encoder, &paragraphs()[..5]) {
            encoder.tags(&vectors);
        }
    }
}

#[test]
fn tokens_fall_into_pieces() {
    assert_eq!(pieces("Said"), ["said"]);
    assert_eq!(pieces("Café"), ["cafe"]);
    assert_eq!(pieces("U.S."), ["u", ".", "s", "."]);
    assert_eq!(pieces("東京"), ["東", "京"]);
    assert_eq!(pieces("don’t"), ["don", "’", "t"]);
    assert_eq!(pieces(""), ["?"]);
    assert_eq!(pieces("\u{301}\u{0}"), ["?"]);
    assert_eq!(pieces("👍"), ["?"]);
    assert_eq!(pieces(&"a".repeat(10_000)), ["?"]);
    assert_eq!(pieces(&"a".repeat(100)).len(), MOST);
    assert_eq!(pieces(&".".repeat(10_000)).len(), MOST);
    assert_eq!(pieces(&"\u{301}".repeat(10_000)), ["?"]);
    assert_eq!(pieces(&format!("e{}", "\u{301}".repeat(10_000))), ["e"]);
    let split = pieces("xylophonists");
    assert!(split.len() > 1 && split.concat() == "xylophonists", "{split:?}");
}

#[test]
fn a_cue_is_told_from_what_is_said() {
    let encoder = encoder();
    let text = "The bridge will stay closed until May , the harbour board said on Monday .";
    let vectors = encode(&encoder, &[tokens(text)]);
    let cue = |scores: &[f32; TAGS]| scores[1] - scores[0];
    let scores: Vec<f32> = encoder.tags(&vectors[0]).iter().map(cue).collect();
    let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|best| best.0);
    assert_eq!(best.and_then(|at| text.split(' ').nth(at)), Some("said"));
}

#[test]
fn functions_are_close_to_exact_ones() {
    let close = |name: &str, x: f32, found: f32, exact: f64| {
        let error = (f64::from(found) - exact).abs() / exact.abs().max(1.0);
        assert!(error < 2e-6, "{name} of {x}: {found}, not {exact}");
    };
    for step in -2000..=2000 {
        let x = step as f32 / 250.0;
        let [exp, tanh, gelu] = dispatch!(Level::new(), simd => {
            let x = f32x8::splat(simd, x);
            [math::exp(simd, x), math::tanh(simd, x), math::gelu(simd, x)].map(|x| x[0])
        });
        let exact = f64::from(x);
        close("exp", x, exp, exact.exp());
        close("tanh", x, tanh, exact.tanh());
        close("gelu", x, gelu, exact * normal(exact));
    }
}

/// The probability that a normal variable is less than x, by adding up its density.
fn normal(x: f64) -> f64 {
    let steps = 2000;
    let width = x / f64::from(steps);
    let density = |x: f64| (-x * x / 2.0).exp();
    let total: f64 = (0..steps)
        .map(|step| {
            let start = f64::from(step) * width;
            (density(start) + 4.0 * density(start + width / 2.0) + density(start + width)) * width / 6.0
        })
        .sum();
    0.5 + total / std::f64::consts::TAU.sqrt()
}

/// A file with no layers, one piece, and all heads: 11 scores for a sentence, 2 for a token, links of 64.
fn file_with_heads() -> Vec<u8> {
    let half = |number: f32| ((number.to_bits() >> 13) - (112 << 10)) as u16;
    let halves = |numbers: &[f32]| -> Vec<u8> {
        numbers.iter().flat_map(|x| if *x == 0.0 { [0, 0] } else { half(*x).to_le_bytes() }).collect()
    };
    let mut file = WEIGHTS[..24].to_vec();
    file.extend([0_u32, 4, 4, 11, 2, 64].iter().flat_map(|count| count.to_le_bytes()));
    let mut sections = vec![
        vec![0; 16 * 2],
        vec![0; 4 * 2],
        vec![0; 4 * 12],
        vec![0; 4 * 192],
        vec![0, 0, 0, 1],
        b"a".to_vec(),
        vec![0; 256 * WIDTH],
        vec![0; 256 * 4],
        vec![0; 48 * WIDTH],
        vec![0; 48 * 4],
        vec![0; WIDTH * 2],
        // Each vector is the bias of the first normalization.
        halves(&[0.5; WIDTH]),
        vec![0; TAGS * WIDTH * 2],
        halves(&std::array::from_fn::<f32, TAGS, _>(|at| at as f32)),
        halves(&std::array::from_fn::<f32, TAGS, _>(|at| 13.0 + at as f32)),
        (0..169).flat_map(|at| (at as f32).to_le_bytes()).collect(),
    ];
    // The first hidden unit of the sentence head adds up means: 384 times 0.5 times 1/256.
    let mut hidden = vec![0; 128 * 794];
    hidden[..WIDTH].fill(1);
    sections.push(hidden);
    sections.push((0..128).flat_map(|_| (1.0_f32 / 256.0).to_le_bytes()).collect());
    sections.push(vec![0; 128 * 2]);
    let mut output = vec![0.0; 11 * 128];
    output[128] = 2.0;
    sections.push(halves(&output));
    sections.push(halves(&[0.25; 11]));
    sections.push(halves(&[1.0; 2 * WIDTH]));
    sections.push(halves(&[0.0, 1.0]));
    for _ in 0..2 {
        sections.push(vec![1; 128 * WIDTH]);
        sections.push((0..128).flat_map(|_| (1.0_f32 / 256.0).to_le_bytes()).collect());
        sections.push(vec![0; 128 * 2]);
    }
    sections.push(halves(&[1.0; 2 * WIDTH]));
    sections.push(halves(&[0.0, 1.0]));
    sections.push(halves(&std::array::from_fn::<f32, 48, _>(|at| 2.0 + at as f32)));
    for section in sections {
        file.resize(file.len().next_multiple_of(64), 0);
        file.extend(section);
    }
    file.resize(file.len().next_multiple_of(64), 0);
    file
}

#[test]
fn heads_are_read_and_applied() {
    let file = file_with_heads();
    let encoder = Encoder::read(&file).expect("all sections are there");
    let vectors = encode(&encoder, &[tokens("a a a")]).remove(0);
    assert_eq!(vectors.as_slice(), [[0.5; WIDTH]; 3]);
    let tags = encoder.tags(&vectors);
    assert_eq!(tags[2], std::array::from_fn(|tag| tag as f32));
    assert_eq!((encoder.start(0), encoder.start(12), encoder.transition(1, 2)), (13.0, 25.0, 15.0));
    assert_eq!((encoder.sentence_width(), encoder.token_width()), (11, 2));
    let sentence = encoder.sentence(&vectors, &tags, 0..3);
    assert_eq!(sentence.len(), 11);
    assert!((sentence[1] - (0.25 + 2.0 * 0.75_f32.tanh())).abs() < 1e-6 && sentence[0] == 0.25, "{sentence:?}");
    assert!(encoder.sentence(&vectors, &tags, 2..4).is_empty() && encoder.sentence(&vectors, &tags, 1..1).is_empty());
    assert_eq!(encoder.tokens(&vectors), [192.0, 193.0].repeat(3));
    let links = encoder.links(&vectors).expect("there is a link head");
    // 64 units of 0.75 times 0.75, divided by 8; the class of each distance is its score.
    assert_eq!(links.score(0, 1, &[0, 2]), [4.5 + 3.0, 4.5 + 15.0, 192.0]);
    assert_eq!(links.score(1, 1, &[0]), [4.5 + 3.0 + 24.0, 193.0]);
}
