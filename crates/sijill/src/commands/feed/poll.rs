//! `sijill feed poll`: each feed is asked for what is new. The entry that tells of it comes after its items, in the same
//! commit as the last of them: an interrupted poll is made again.

use std::thread::available_parallelism;
use std::time::Duration;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sijill_intake::{
    Capture, CaptureStatus, Feed, FeedItem, FetchLimits, Fetcher, Given, Intake, Piece, Validators,
    parse_feed,
};
use sijill_reader::Reader;
use sijill_record::Record;
use sijill_record::hash::Hash;
use sijill_record::payload::{CaptureMade, FeedAdded};

use super::items::{Before, Fate, as_report, fates};
use super::past::{self, Past};
use super::tell::{ItemLine, Polled, Teller};
use crate::arguments::FeedPollOptions;
use crate::deciding::Deciding;
use crate::errors::{CommandError, Ended};
use sijill_desk::aside::say;
use sijill_desk::desk;
use sijill_desk::places;
use sijill_desk::receive::{ReadReport, STACK, captures, read};

/// Items that are read before they are written.
const BATCH: usize = 512;
/// Bytes of them.
const BATCH_BYTES: u64 = 16_000_000;

pub(super) fn run(options: &FeedPollOptions) -> Result<Ended, CommandError> {
    let mut poller = Poller::new(options)?;
    let feeds = poller.feeds()?;
    if feeds.is_empty() {
        say("No feed is followed: `sijill feed add URL` adds one.");
        return Ok(Ended::Well);
    }
    let mut pasts = past::of(poller.record(), feeds.iter().map(|feed| feed.address.as_str()))?;
    let mut failed = false;
    for feed in feeds {
        let past = pasts.remove(&feed.address).unwrap_or_default();
        failed |= poller.poll(&feed, &past)?.is_failure();
    }
    poller.teller.end()?;
    Ok(if failed { Ended::WithFailures } else { Ended::Well })
}

/// Where what is new goes.
enum Desk {
    /// Into the record.
    Write(Box<Deciding>),
    /// Nowhere: it is only told of.
    Look(Box<Record>),
}

struct Poller<'o> {
    options: &'o FeedPollOptions,
    desk: Desk,
    fetcher: Fetcher,
    reader: Option<Reader>,
    pool: rayon::ThreadPool,
    teller: Teller,
    /// Reports that are staged, to be told of when they are in the record for good.
    staged: Vec<ItemLine>,
}

/// A page or item on its way: which item, and its piece.
struct Waiting {
    item: FeedItem,
    piece: Piece,
}

impl<'o> Poller<'o> {
    fn new(options: &'o FeedPollOptions) -> Result<Self, CommandError> {
        let common = &options.common;
        let desk = if options.dry_run {
            Desk::Look(Box::new(desk::to_ask(&common.record.path())?))
        } else {
            Desk::Write(Box::new(Deciding::opened(&common.record, &common.act)?))
        };
        let jobs = options.jobs.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from);
        let whole = Duration::from_secs(options.timeout);
        let usual = FetchLimits::default();
        let limits =
            FetchLimits { whole, idle: usual.idle.min(whole), connect: usual.connect.min(whole), ..usual };
        Ok(Self {
            options,
            desk,
            fetcher: Fetcher::new(limits),
            reader: None,
            pool: rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build()?,
            teller: Teller::new(options),
            staged: Vec::new(),
        })
    }

    fn record(&self) -> &Record {
        match &self.desk {
            Desk::Write(deciding) => &deciding.record,
            Desk::Look(record) => record,
        }
    }

    fn record_mut(&mut self) -> &mut Record {
        match &mut self.desk {
            Desk::Write(deciding) => &mut deciding.record,
            Desk::Look(record) => record,
        }
    }

    /// The feeds that are meant, each once.
    fn feeds(&self) -> Result<Vec<FeedAdded>, CommandError> {
        let standing = self.record().ask()?.standing;
        if self.options.feeds.is_empty() {
            return Ok(standing.feeds.into_values().collect());
        }
        let mut feeds: Vec<FeedAdded> = Vec::new();
        for words in &self.options.feeds {
            let feed = super::one(&standing, words)?;
            if !feeds.iter().any(|known| known.address == feed.address) {
                feeds.push(feed.clone());
            }
        }
        Ok(feeds)
    }

    fn poll(&mut self, followed: &FeedAdded, past: &Past) -> Result<Polled, CommandError> {
        let kept = match past.fetched.as_ref().and_then(|capture| capture.whole.as_ref()) {
            Some(whole) => captures::kept(self.record(), &whole.sha256)?,
            None => None,
        };
        let capture = self.fetcher.fetch(&followed.address, &past.validators(kept.is_some()));
        let mut made = captures::made(&capture, Some(&followed.address));
        let mut polled = Polled::of(&followed.address, &made);
        if let Some(bytes) = &capture.body {
            match parse_feed(bytes, capture.url.as_deref().unwrap_or(&followed.address)) {
                Ok(feed) => {
                    let before = kept.and_then(|bytes| parse_feed(&bytes, &followed.address).ok());
                    let before = before.map(Before::of).unwrap_or_default();
                    let sha256 = Hash::of(bytes);
                    let keeps =
                        self.take_in(followed, past, &feed, &before, &capture, &sha256, &mut polled)?;
                    if !keeps {
                        made.reason.push_str(" Its bytes were not kept, since they hold what was erased.");
                    }
                    self.end(made, capture, keeps)?;
                }
                Err(error) => {
                    // Nothing that a server says of it may spare it the next time.
                    made.status = captures::status(CaptureStatus::Failed).to_owned();
                    made.reason = error.to_string();
                    polled.status.clone_from(&made.status);
                    polled.reason.clone_from(&made.reason);
                    self.end(made, capture, true)?;
                }
            }
        } else {
            self.end(made, capture, false)?;
        }
        self.teller.feed(&polled)?;
        Ok(polled)
    }

    /// Writes what came of asking the feed, in one commit with whatever is staged.
    fn end(&mut self, mut made: CaptureMade, capture: Capture, keeps: bool) -> Result<(), CommandError> {
        let Desk::Write(deciding) = &mut self.desk else { return self.commit() };
        deciding.begin()?;
        if let Some(bytes) = capture.body.filter(|_| keeps) {
            let media = made.http.as_ref().and_then(|http| http.content_type.clone());
            let media = media.unwrap_or_else(|| "application/octet-stream".to_owned());
            made.whole = Some(deciding.record.keep_whole(&bytes, media)?);
        }
        deciding.record.decide(made.into())?;
        self.commit()
    }

    /// Takes the items in, all but the last batch for good. Gives whether the feed's bytes may be kept.
    #[expect(clippy::too_many_arguments, reason = "a poll is one thing with many parts")]
    fn take_in(
        &mut self,
        followed: &FeedAdded,
        past: &Past,
        feed: &Feed,
        before: &Before,
        capture: &Capture,
        sha256: &Hash,
        polled: &mut Polled,
    ) -> Result<bool, CommandError> {
        let erased = sijill_desk::desk::erased(self.record())?;
        let fates = fates(self.record_mut(), followed, feed, before, &past.failed_pages, &erased)?;
        for note in &feed.notes {
            self.teller.failure(&format!("{}: {note}", followed.address))?;
        }
        let mut keeps = !fates.contains(&Fate::Erased) && !erased.contains(sha256);
        let mut batch: Vec<Waiting> = Vec::new();
        let mut weight = 0;
        for (item, fate) in feed.items.iter().zip(fates) {
            match fate {
                Fate::Known => polled.known += 1,
                Fate::Erased => polled.erased += 1,
                Fate::New | Fate::Elsewhere => {
                    let Some(piece) = self.piece(followed, past, feed, item, capture, sha256, polled)? else {
                        continue;
                    };
                    weight += piece.weight();
                    batch.push(Waiting { item: item.clone(), piece });
                    if batch.len() == BATCH || weight > BATCH_BYTES {
                        keeps &= self.add(followed, std::mem::take(&mut batch), &erased, polled)?;
                        weight = 0;
                        self.commit()?;
                    }
                }
            }
        }
        keeps &= self.add(followed, batch, &erased, polled)?;
        Ok(keeps)
    }

    /// What becomes a report: the item, or the page that it leads to.
    #[expect(clippy::too_many_arguments, reason = "a poll is one thing with many parts")]
    fn piece(
        &mut self,
        followed: &FeedAdded,
        past: &Past,
        feed: &Feed,
        item: &FeedItem,
        capture: &Capture,
        sha256: &Hash,
        polled: &mut Polled,
    ) -> Result<Option<Piece>, CommandError> {
        let Some(url) = item.url.as_ref().filter(|_| followed.follow) else {
            return Ok(Some(as_report(followed, feed, item, capture, sha256)));
        };
        if self.options.dry_run {
            // A page is not asked for only to be told of.
            polled.new += 1;
            let title = item.title.clone();
            self.teller.item(&ItemLine {
                report: None,
                known: false,
                claims: 0,
                feed: followed.address.clone(),
                item: url.clone(),
                title,
            })?;
            return Ok(None);
        }
        if past.gone_pages.contains(url) && !past.failed_pages.contains(url) {
            polled.known += 1;
            return Ok(None);
        }
        let page = self.fetcher.fetch(url, &Validators::default());
        if page.body.is_some() {
            return Ok(captures::page(url.clone(), page));
        }
        polled.failed += 1;
        self.teller.failure(&format!("{url}: {}. {}", captures::status(page.status), page.reason))?;
        if let Desk::Write(deciding) = &mut self.desk {
            deciding.begin()?;
            deciding.record.decide(captures::made(&page, Some(&followed.address)).into())?;
            deciding.commit()?;
        }
        Ok(None)
    }

    /// Reads a batch and stages it, or tells of it. Gives whether nothing in it was erased before.
    fn add(
        &mut self,
        followed: &FeedAdded,
        batch: Vec<Waiting>,
        erased: &FxHashSet<Hash>,
        polled: &mut Polled,
    ) -> Result<bool, CommandError> {
        if batch.is_empty() {
            return Ok(true);
        }
        if self.reader.is_none() {
            self.reader = Some(Reader::with_gazetteer(places::gazetteer()?)?);
        }
        let Some(reader) = &self.reader else { return Ok(true) };
        let given = Given { country: followed.country.clone(), ..Given::default() };
        let intake = Intake { given, ..Intake::default() };
        let made: Vec<(FeedItem, Result<ReadReport, String>)> = self.pool.install(|| {
            let one = |Waiting { item, piece }| {
                let done = intake.receive(piece).map_err(|error| error.to_string()).map(|mut received| {
                    let document = &mut received.report.document;
                    // A page tells of itself first; what it leaves out its feed may tell.
                    document.title = document.title.take().or_else(|| item.title.clone());
                    document.published =
                        document.published.or_else(|| item.document(&Feed::default()).published);
                    read(reader, received)
                });
                (item, done)
            };
            batch.into_par_iter().map(one).collect()
        });
        let mut keeps = true;
        for (item, done) in made {
            let report = match done {
                Ok(report) => report,
                Err(why) => {
                    polled.failed += 1;
                    self.teller.failure(&why)?;
                    continue;
                }
            };
            if erased.contains(&Hash::of(&report.received.bytes)) {
                polled.erased += 1;
                keeps = false;
                continue;
            }
            let line = self.keep(followed, &item, report)?;
            if line.known {
                polled.known += 1
            } else {
                polled.new += 1
            }
            self.staged.push(line);
        }
        Ok(keeps)
    }

    fn keep(
        &mut self,
        followed: &FeedAdded,
        item: &FeedItem,
        report: ReadReport,
    ) -> Result<ItemLine, CommandError> {
        let by = self.options.common.by.clone();
        let mut line = ItemLine {
            report: None,
            known: false,
            claims: report.reading.as_ref().map_or(0, |reading| reading.claims.len() as u64),
            feed: followed.address.clone(),
            item: item.id.clone(),
            title: item.title.clone(),
        };
        match &mut self.desk {
            Desk::Look(record) => {
                let known = record.report_of(&Hash::of(&report.received.bytes))?;
                line.known = known.is_some();
                line.report = known.map(|number| format!("r{number}"));
            }
            Desk::Write(deciding) => {
                deciding.begin()?;
                let (addition, _) = report.addition(by.as_deref());
                let added = deciding.record.add(addition)?;
                line.known = added.known;
                line.report = Some(format!("r{}", added.report));
            }
        }
        Ok(line)
    }

    fn commit(&mut self) -> Result<(), CommandError> {
        if let Desk::Write(deciding) = &mut self.desk {
            deciding.commit()?;
        }
        for line in std::mem::take(&mut self.staged) {
            self.teller.item(&line)?;
        }
        self.teller.flush()
    }
}
