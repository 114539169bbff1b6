//! Cues to frames: whose each is in the whole report, where one cue's content gives way to the next, and who passed it on.

use sijill_claim::{Role, Source, SourceType};
use sijill_language::{Label, Tag};

use super::cast::Cast;
use super::cue::{Cue, Whose};
use super::mention::{Form, Mention, Sources};
use super::{Region, SpeechFrame};

/// Longest chain of sources.
pub(super) const LONGEST_CHAIN: usize = 6;

/// Turns the cues of one sentence into frames, in order, and lets the cast meet everybody whom the sentence names.
pub(super) fn settle(
    index: usize,
    sources: &Sources<'_, '_>,
    mut cues: Vec<Cue>,
    cast: &mut Cast,
    frames: &mut Vec<SpeechFrame>,
) {
    part(sources, &mut cues);
    let mut met = 0;
    let begin = frames.len();
    let mut waiting: Option<(Vec<Source>, Vec<Source>)> = None;
    for cue in cues {
        met = meet(index, sources, cast, met, cue.begins);
        // Whoever passes it on is not whom "it" means next.
        let told = cue
            .told
            .iter()
            .map(|m| m.source.clone())
            .filter(|s| !matches!(s.name.as_str(), "it" | "them" | "him" | "her"));
        let passers: Vec<Source> = told.filter(|s| !cast.is_publisher(s)).collect();
        cast.trails = cue.before.is_some();
        let own = match &cue.whose {
            Whose::Mention(mention) => resolve(index, sources, cast, mention, !cue.cites)
                .into_iter()
                .filter(|s| !cast.is_publisher(s))
                .collect(),
            Whose::Before if !cue.cites => {
                frames.get(begin..).and_then(|f| f.last()).map(|f| f.chain.clone()).unwrap_or_default()
            }
            Whose::Before | Whose::Nobody => Vec::new(),
        };
        if cue.cites {
            // "X, citing Y, said", "X said, citing Y": Y stands before X in the chain.
            match frames.get_mut(begin..).and_then(|f| f.last_mut()) {
                Some(frame) => {
                    let mut chain = own;
                    join(&mut chain, &frame.chain);
                    join(&mut chain, &passers);
                    frame.chain = chain;
                }
                None => waiting = Some((own, passers)),
            }
            continue;
        }
        let mut chain = own;
        let main = if let Whose::Mention(mention) = &cue.whose { mention.first } else { cue.begins };
        let (mut before, mut together) = (Vec::new(), Vec::new());
        let mut with: Vec<&Mention> = cue.with.iter().collect();
        with.sort_by_key(|m| m.first);
        for mention in with {
            let Some(source) = resolve(index, sources, cast, mention, false) else { continue };
            if !cast.is_publisher(&source) {
                if mention.first < main { before.push(source) } else { together.push(source) }
            }
        }
        join(&mut before, &chain);
        chain = before;
        if let Whose::Mention(mention) = &cue.whose
            && let Some(twin) = mention.twin.clone()
        {
            chain.insert(0, twin);
        }
        join(&mut chain, &together);
        join(&mut chain, &passers);
        if let Some((before, behind)) = waiting.take() {
            let mut whole = before;
            join(&mut whole, &chain);
            join(&mut whole, &behind);
            chain = whole;
        }
        let source_head = match &cue.whose {
            Whose::Mention(m) => Some(m.head),
            Whose::Before => frames.get(begin..).and_then(|f| f.last()).and_then(|f| f.source_head),
            Whose::Nobody => None,
        };
        let content = [cue.before, cue.behind].into_iter().flatten();
        frames.push(SpeechFrame {
            sentence: index,
            cue: (cue.first, cue.last),
            takes: cue.takes,
            source_head,
            chain,
            content: content.map(|(first, last)| Region { sentence: index, first, last }).collect(),
            modality: cue.modality,
            granted: cue.granted,
            leads_on: cue.leads_on,
            rule: cue.rule,
        });
    }
    meet(index, sources, cast, met, sources.a.sentence.len());
    cast.end_sentence(index);
}

/// Adds those not in the chain yet.
pub(super) fn join(chain: &mut Vec<Source>, more: &[Source]) {
    for source in more {
        if chain.len() < LONGEST_CHAIN && !chain.contains(source) {
            chain.push(source.clone());
        }
    }
}

fn resolve(
    index: usize,
    sources: &Sources<'_, '_>,
    cast: &mut Cast,
    mention: &Mention,
    speaks: bool,
) -> Option<Source> {
    let head = sources.a.sentence.lemma(mention.head);
    cast.resolve(mention, head, sources.lexicon, index, speaks).or_else(|| unnamed(sources, mention))
}

/// "he said", where nobody was named that he could be: somebody's word all the same, not the publisher's.
fn unnamed(sources: &Sources<'_, '_>, mention: &Mention) -> Option<Source> {
    let word = sources.a.sentence.lower(mention.head);
    (mention.form == Form::Pronoun && matches!(word, "he" | "she" | "they")).then(|| Source {
        name: word.to_owned(),
        source_type: SourceType::Unnamed,
        of: None,
        role: Role::Other,
    })
}

/// Those named between two tokens: subjects, and names with a title.
fn meet(index: usize, sources: &Sources<'_, '_>, cast: &mut Cast, from: usize, to: usize) -> usize {
    let s = &sources.a.sentence;
    let all = &sources.a.chunks;
    let start = all.partition_point(|c| c.first < from);
    for chunk in all.iter().skip(start).take_while(|c| c.first < to) {
        // "a local charity, Basmat Relief,": a noun that a name explains.
        let explained = s.tag(chunk.last + 1) == Tag::Comma
            && (sources.lexicon.bodies.contains_key(s.lemma(chunk.head))
                || sources.lexicon.people.contains_key(s.lemma(chunk.head)));
        // A place that does nothing is nobody.
        let idle = sources.a.place_at(chunk.head).is_some()
            && !matches!(s.label(chunk.head), Label::Nsubj | Label::Nsubjpass);
        // "My neighbour Petro was killed," she says: nobody whom the words outside the marks mean.
        let quoted = sources.a.quoted.get(chunk.head).copied().unwrap_or(false);
        // "The Syrian government did not comment. It has denied": what does something, with its own adjective.
        let acts = s.label(chunk.head) == Label::Nsubj
            && chunk.first + 1 < chunk.head
            && sources.lexicon.bodies.contains_key(s.lemma(chunk.head));
        if (s.tag(chunk.head).is_proper() || explained || acts)
            && !idle
            && !quoted
            && let Some(mention) = sources.mention(chunk.head, true)
        {
            let named = mention.source.source_type != SourceType::Person
                || mention.known
                || mention.source.name.contains(' ');
            // Neither is a paper that is only told something.
            let told = mention.source.source_type == SourceType::Outlet
                && !matches!(s.label(chunk.head), Label::Nsubj | Label::Nsubjpass);
            if named && !told {
                cast.meet(&mention, s.lemma(mention.head), index);
            }
        }
    }
    to.max(from)
}

/// Ends a cue's content where the next cue of the same rank begins: "X said A and Y said B", "X said A, adding that B".
fn part(sources: &Sources<'_, '_>, cues: &mut [Cue]) {
    let s = &sources.a.sentence;
    for k in 1..cues.len() {
        let (before, rest) = cues.split_at_mut(k);
        let Some(next) = rest.first_mut() else { continue };
        let Some(last) = before.iter_mut().rev().find(|c| !c.cites) else { continue };
        let joint = next.begins.checked_sub(1);
        let conjunction = joint.filter(|&j| {
            s.tag(j) == Tag::CC || matches!(s.lower(j), "while" | "whereas") || s.surface(j) == ";"
        });
        let pluperfect = s.lower(next.first) == "had" || s.lower(next.first) == "having";
        let same_rank = match next.whose {
            Whose::Before => !pluperfect,
            _ => conjunction.is_some() && !pluperfect,
        };
        if next.cites {
            if let Some((first, _)) = last.behind.filter(|&(f, l)| f < next.begins && next.begins <= l) {
                last.behind = shrink(sources, first, next.begins);
            }
            continue;
        }
        if same_rank {
            if let Some((first, end)) = last.behind
                && first < next.begins
                && next.begins <= end + 1
            {
                last.behind = shrink(sources, first, next.begins);
            } else if last.behind.is_some_and(|(first, _)| first >= next.begins) {
                last.behind = None;
            }
            if let Some((first, _)) = next.before
                && first <= last.last
                && conjunction.is_some()
            {
                next.before = None;
            }
        }
    }
}

/// The stretch up to `end`, without comma and conjunction.
fn shrink(sources: &Sources<'_, '_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let s = &sources.a.sentence;
    let last = (first..end).rev().find(|&i| {
        !matches!(s.tag(i), Tag::Comma | Tag::CC | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote)
            && !matches!(s.lower(i), "while" | "whereas")
            && s.surface(i) != ";"
    })?;
    Some((first, last))
}
