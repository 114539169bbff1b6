#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr, reason = "measuring")]
mod common;
use std::time::Instant;
#[test]
fn speed() {
    let n: u64 = std::env::var("SPEED").ok().and_then(|s| s.parse().ok()).unwrap_or(20);
    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var("SPEED_FILE").map_or_else(|_| common::path_in(&folder), Into::into);
    if !path.exists() {
        let t = Instant::now();
        drop(common::filled(&path, n));
        eprintln!("add {} reports {:?} file {}", n, t.elapsed(), std::fs::metadata(&path).unwrap().len());
    }
    for _ in 0..6 {
        let t = Instant::now();
        let c = cpu();
        let v = common::clean(&path);
        let e = t.elapsed();
        eprintln!("cpu ticks (10 ms) {}", cpu() - c);
        eprintln!("verify {} entries {:?}: {:.0}/s", v.size, e, v.size as f64 / e.as_secs_f64());
    }
    let t = Instant::now();
    let mut out = Vec::new();
    let record = sijill_record::Record::open(&path, sijill_record::store::Access::Read).unwrap();
    sijill_record::archive::dump(&record, "t", &mut out, &mut |_| {}).unwrap();
    eprintln!("dump {:?} {} bytes", t.elapsed(), out.len());
    std::fs::write("/tmp/speed.tar.gz", &out).unwrap();
    let t = Instant::now();
    let to = folder.path().join("loaded");
    sijill_record::archive::load(&mut &out[..], &to, None, &mut |_| {}).unwrap();
    eprintln!("load {:?}", t.elapsed());
    common::clean(&to);
}

fn cpu() -> u64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
    f[11].parse::<u64>().unwrap() + f[12].parse::<u64>().unwrap()
}
