/* Made from crates/sijill-web/openapi.json by `npm run types`; not to be edited by hand. */

/**
 * A row of any board: which one, the name in the address says.
 */
export type BoardRow =
  | BoardControlRow
  | BoardFacilityRow
  | BoardSiegeRow
  | BoardAgreementRow
  | BoardDeploymentRow
  | BoardAllegationRow
  | BoardDisplacementRow
  | BoardAgendaRow;
/**
 * What is done about a place.
 */
export type ControlAction = "advance" | "capture" | "hold" | "repel" | "withdraw" | "offensive";
/**
 * How a claim is put.
 */
export type Modality = "asserted" | "hedged" | "possible" | "planned" | "alleged" | "denied";
/**
 * What people decided on a claim.
 */
export type ReviewState = "unreviewed" | "accepted" | "corrected" | "rejected" | "unsure";
/**
 * How a place stands by what is claimed of it.
 */
export type ControlStatus = "held" | "contested" | "attacked" | "left";
/**
 * What is said of a facility.
 */
export type FacilityStatus =
  | "functioning"
  | "damaged"
  | "destroyed"
  | "attacked"
  | "closed"
  | "out of service"
  | "short of supplies"
  | "used by fighters"
  | "delivered";
/**
 * How a siege stands.
 */
export type SiegeStatus = "besieged" | "lifted" | "access" | "access denied";
/**
 * How an agreement stands.
 */
export type AgreementAction =
  "proposed" | "agreed" | "in force" | "violated" | "suspended" | "collapsed" | "resumed";
/**
 * What sort of claim.
 */
export type Kind =
  | "casualty"
  | "damage"
  | "control"
  | "facility"
  | "siege"
  | "displacement"
  | "agreement"
  | "deployment"
  | "allegation"
  | "statement"
  | "meeting";
/**
 * Sent or withdrawn.
 */
export type DeploymentAction = "sent" | "withdrawn";
/**
 * Why a denial stands with an accusation.
 */
export type Matched = "report" | "subject" | "nothing";
/**
 * How people moved.
 */
export type DisplacementManner = "fled" | "evacuated" | "expelled" | "returned" | "sheltering";
/**
 * How a plan stands.
 */
export type AgendaState = "announced" | "possible" | "confirmed" | "denied" | "lapsed" | "open";
/**
 * What a source does in the conflict.
 */
export type Role =
  | "monitor"
  | "rescuer"
  | "medical"
  | "government"
  | "military"
  | "armed group"
  | "un"
  | "ngo"
  | "witness"
  | "media"
  | "other";
/**
 * What sort of source asserts or passes on a claim.
 */
export type SourceType = "person" | "organisation" | "outlet" | "unnamed";
/**
 * What was done to people.
 */
export type Harm =
  "killed" | "injured" | "casualties" | "missing" | "abducted" | "detained" | "displaced" | "besieged";
/**
 * Whether a figure counts one occurrence or accumulates.
 */
export type Scope = "incident" | "period";
/**
 * Groups that reports count apart.
 */
export type Group =
  | "children"
  | "women"
  | "men"
  | "elderly"
  | "medics"
  | "journalists"
  | "aid workers"
  | "students"
  | "teachers"
  | "police"
  | "soldiers"
  | "fighters"
  | "civilians";
/**
 * Sex as the words tell it.
 */
export type Sex = "female" | "male";
/**
 * Civilian or combatant.
 */
export type VictimStatus = "civilian" | "combatant";
/**
 * How badly a thing was hit.
 */
export type DamageExtent = "damaged" | "destroyed";
/**
 * What sort of meeting.
 */
export type MeetingType = "call" | "talks" | "visit";
/**
 * How well an incident is corroborated.
 */
export type IncidentGrade = "confirmed" | "contested" | "discounted" | "fair" | "weak";
/**
 * How reliable a source is, in the Admiralty's sense.
 */
export type Grade = "A" | "B" | "C" | "D" | "E" | "F";

/**
 * The answer to each question of the API, by the question's operationId.
 */
export interface Answers {
  /**
   * The same as /: how much there is, and what happened last.
   */
  overview: {
    [k: string]: unknown;
  };
  /**
   * A board: control, facilities, siege, agreements, deployments, allegations, displacement or agenda.
   */
  boards_name: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: BoardRow[];
    [k: string]: unknown;
  };
  /**
   * Claims, each with its words and its report.
   */
  claims: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: ClaimTold[];
    [k: string]: unknown;
  };
  /**
   * A claim (c34) with what was decided on it.
   */
  claims_id: {
    [k: string]: unknown;
  };
  /**
   * Incidents across reports.
   */
  incidents: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: AcrossTold[];
    [k: string]: unknown;
  };
  /**
   * A FeatureCollection of GeoJSON.
   */
  incidents_map: {
    [k: string]: unknown;
  };
  /**
   * An incident (i34) as a ledger: its claims, positions, victims and decisions.
   */
  incidents_id: {
    [k: string]: unknown;
  };
  /**
   * This description.
   */
  openapi: {
    [k: string]: unknown;
  };
  /**
   * Accounts, without anything that opens them.
   */
  people: {
    [k: string]: unknown;
  };
  /**
   * What the public sees, and who decided so.
   */
  publication: {
    [k: string]: unknown;
  };
  /**
   * Entries of the log, the newest first.
   */
  record: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: EntryTold[];
    [k: string]: unknown;
  };
  /**
   * The signed checkpoint of the log.
   */
  record_checkpoint: {
    [k: string]: unknown;
  };
  /**
   * The verification that runs, and what the last one found.
   */
  record_verify: {
    [k: string]: unknown;
  };
  /**
   * An entry (e57) as it is kept, with its hashes.
   */
  record_id: {
    [k: string]: unknown;
  };
  /**
   * A proof that stands alone: that an entry (e57) or a report (r12) is in the log.
   */
  record_id_proof: {
    [k: string]: unknown;
  };
  /**
   * Reports of the record.
   */
  reports: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: ReportTold[];
    [k: string]: unknown;
  };
  /**
   * A report (r12) with its text, its claims, its custody and what happened to it.
   */
  reports_id: {
    [k: string]: unknown;
  };
  /**
   * How two readers agree.
   */
  review_agreement: {
    [k: string]: unknown;
  };
  /**
   * Words looked for in everything.
   */
  search: {
    [k: string]: unknown;
  };
  /**
   * Sources, with what is known of them.
   */
  sources: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: SourceTold[];
    [k: string]: unknown;
  };
  /**
   * Sources that may be one and the same.
   */
  sources_same: {
    [k: string]: unknown;
  };
  /**
   * A source with its claims and what was decided on it.
   */
  sources_id: {
    [k: string]: unknown;
  };
  /**
   * How many at least, and by the highest claim, with the grounds.
   */
  tally: {
    [k: string]: unknown;
  };
  /**
   * Claims that cannot all be true.
   */
  tally_contradictions: {
    /**
     * The cursor of the rows after these.
     */
    next: string | null;
    rows: Clash[];
    [k: string]: unknown;
  };
  /**
   * Named sets of places.
   */
  zones: {
    [k: string]: unknown;
  };
  /**
   * A zone, with what was decided on it.
   */
  zones_name: {
    [k: string]: unknown;
  };
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardControlRow {
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * Everything that is claimed, the latest first.
   */
  changes: ControlChange[];
  /**
   * Who disputes that.
   */
  disputes: ControlChange[];
  /**
   * Whoever claims to hold it, or is last said to.
   */
  holder?: Holder | null;
  /**
   * The place; nothing for the claims that name none.
   */
  place?: At | null;
  /**
   * How it stands; nothing where nobody asserts anything.
   */
  status?: ControlStatus | null;
  /**
   * Who is said to hold a place that this one lies in, where that is told of a later day.
   */
  wider?: Wider | null;
  [k: string]: unknown;
}
/**
 * One thing that is claimed of a place; several claims of the same stand together.
 */
export interface ControlChange {
  action: ControlAction;
  /**
   * Whoever acts.
   */
  actor?: Who | null;
  /**
   * Whoever it is done to.
   */
  against?: Who | null;
  /**
   * The claims.
   */
  claims: Cited[];
  /**
   * Its last day.
   */
  day?: string | null;
  /**
   * Its first day.
   */
  from?: string | null;
  modality: Modality;
  [k: string]: unknown;
}
/**
 * A party of a claim.
 */
export interface Who {
  /**
   * The name as the text has it; for "we", the name of the speaker.
   */
  name: string;
  /**
   * The side, where it is known.
   */
  side?: string | null;
  [k: string]: unknown;
}
/**
 * A claim as a board quotes it: enough to see who says what, and to open it.
 */
export interface Cited {
  /**
   * Its id: `c12`.
   */
  claim: string;
  modality: Modality;
  /**
   * The day of publication.
   */
  published?: string | null;
  /**
   * Its exact words.
   */
  quote: string;
  /**
   * Its report's id: `r3`.
   */
  report: string;
  /**
   * Who says it, and through whom: "a spokesman for the army, to Reuters".
   */
  says: string;
  state: ReviewState;
  [k: string]: unknown;
}
/**
 * Whoever is said to hold a place.
 */
export interface Holder {
  /**
   * The claims, the first one first.
   */
  claims: Cited[];
  /**
   * Those who say so.
   */
  says: string[];
  /**
   * The first day of the claims that he holds it, with no claim between them that another does.
   */
  since?: string | null;
  /**
   * Whoever it is; nothing where the claim does not tell.
   */
  who?: Who | null;
  [k: string]: unknown;
}
/**
 * A place as a row shows it.
 */
export interface At {
  /**
   * ISO 3166-1 alpha-2.
   */
  country?: string | null;
  /**
   * The gazetteer's identifier, where it knows the place.
   */
  id?: string | null;
  /**
   * Degrees north.
   */
  lat?: number | null;
  /**
   * Degrees east.
   */
  lon?: number | null;
  /**
   * Its name.
   */
  name: string;
  [k: string]: unknown;
}
/**
 * Whoever is said to hold a wider place.
 */
export interface Wider {
  place: At;
  /**
   * Since when.
   */
  since?: string | null;
  /**
   * Whoever is said to hold it.
   */
  who?: Who | null;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardFacilityRow {
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * How many claims say so.
   */
  attack_claims: number;
  /**
   * Days on which it is said to have been attacked, damaged or destroyed, each once.
   */
  attack_days: string[];
  /**
   * Counts as they are told, the latest first. They are never added up.
   */
  counts: FacilityCount[];
  /**
   * The latest count of those that work.
   */
  functioning?: FacilityCount | null;
  /**
   * Its name, where it is told.
   */
  name?: string | null;
  /**
   * The place; nothing where the claims name none.
   */
  place?: At | null;
  /**
   * Everything that is said of how it stands, the latest first; counts stand above only.
   */
  standings: FacilityStanding[];
  /**
   * How it is last said to stand: the latest that is asserted up to the day of the board.
   */
  status?: FacilityStanding | null;
  /**
   * What sort: "hospital", "school", "aid".
   */
  type: string;
  [k: string]: unknown;
}
/**
 * A count of facilities.
 */
export interface FacilityCount {
  cited: Cited;
  /**
   * Of which day.
   */
  day?: string | null;
  figure: Figure;
  modality: Modality;
  /**
   * Out of how many.
   */
  of?: number | null;
  /**
   * Who says it.
   */
  says: string;
  /**
   * What is said.
   */
  status: FacilityStatus[];
  /**
   * As it is told: "four of the last eight".
   */
  told: string;
  [k: string]: unknown;
}
/**
 * A count of people or things. `low <= best <= high` wherever each is known.
 *
 * "more than 16" is low 17, high open, best 16: `best` is the number as written and is then below `low`
 * by one, which is the only exception to the order.
 */
export interface Figure {
  /**
   * True for "about", "around", "an estimated".
   */
  approx?: boolean;
  /**
   * The number as written; `null` where there is none ("several").
   */
  best?: number | null;
  /**
   * Greatest whole number that the words allow; `null` where they leave it open.
   */
  high?: number | null;
  /**
   * Least whole number that the words allow.
   */
  low: number;
  /**
   * The words that carry the figure.
   */
  words: string;
  [k: string]: unknown;
}
/**
 * How a facility is said to stand.
 */
export interface FacilityStanding {
  cited: Cited;
  /**
   * Of which day.
   */
  day?: string | null;
  modality: Modality;
  /**
   * Who says it.
   */
  says: string;
  /**
   * What is said.
   */
  status: FacilityStatus[];
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardSiegeRow {
  /**
   * How the way in stands: the latest that is asserted.
   */
  access?: SiegeStatus | null;
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * Whoever is said to besiege.
   */
  by: Who[];
  /**
   * How many people are said to be inside: the latest count of each source, the latest first.
   */
  people: Counted[];
  /**
   * The place; nothing for the claims that name none.
   */
  place?: At | null;
  /**
   * The first day of the claims that it stands so, with no other between them.
   */
  since?: string | null;
  /**
   * How the siege stands: the latest that is asserted up to the day of the board.
   */
  status?: SiegeStatus | null;
  /**
   * Everything that is claimed, the latest first.
   */
  turns: SiegeTurn[];
  [k: string]: unknown;
}
/**
 * A figure by whoever says it.
 */
export interface Counted {
  cited: Cited;
  /**
   * Of which day.
   */
  day?: string | null;
  /**
   * How many; absent where no number is told.
   */
  figure?: Figure | null;
  /**
   * Who says it, and through whom.
   */
  says: string;
  [k: string]: unknown;
}
/**
 * A claim about a siege.
 */
export interface SiegeTurn {
  /**
   * Whoever besieges.
   */
  actor?: Who | null;
  cited: Cited;
  /**
   * Of which day.
   */
  day?: string | null;
  /**
   * How many; absent where no number is told.
   */
  figure?: Figure | null;
  modality: Modality;
  /**
   * Who says it, and through whom.
   */
  says: string;
  /**
   * How it stands.
   */
  status?: SiegeStatus | null;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardAgreementRow {
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * The first day of it, as far as its claims tell: made or in force, or reckoned from how old it was.
   */
  began?: string | null;
  /**
   * What is claimed of it, in time.
   */
  life: AgreementTurn[];
  /**
   * Whoever is said to be party to it.
   */
  parties: Who[];
  /**
   * The place that is told first.
   */
  place?: At | null;
  /**
   * What was claimed after it ended, where it did.
   */
  since?: Since | null;
  /**
   * How it stands on the day of the board, by the latest that is asserted.
   */
  state?: AgreementAction | null;
  /**
   * The day of that.
   */
  state_day?: string | null;
  /**
   * The day on which it was to run out, where it had a term.
   */
  term_ends?: string | null;
  /**
   * "ceasefire", "talks", "evacuation deal"…
   */
  type: string;
  [k: string]: unknown;
}
/**
 * A turn in the life of an agreement; claims of the same stand together.
 */
export interface AgreementTurn {
  /**
   * What became of it.
   */
  action?: AgreementAction | null;
  /**
   * The claims.
   */
  claims: Cited[];
  /**
   * Of which day.
   */
  day?: string | null;
  modality: Modality;
  [k: string]: unknown;
}
/**
 * What was claimed after the end of an agreement, of days up to that of the board.
 */
export interface Since {
  /**
   * Claims of each kind.
   */
  claims: KindCount[];
  /**
   * The country that is counted; nothing where it is not known, and all claims are.
   */
  country?: string | null;
  /**
   * The day of the end; what is of that day is not counted.
   */
  day: string;
  [k: string]: unknown;
}
/**
 * How many claims of a kind.
 */
export interface KindCount {
  /**
   * How many.
   */
  count: number;
  kind: Kind;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardDeploymentRow {
  /**
   * Sent or withdrawn.
   */
  action?: DeploymentAction | null;
  /**
   * Whoever sends.
   */
  actor?: Who | null;
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * How many by whoever says it, with the claims; those without a number, too.
   */
  claims: Counted[];
  /**
   * The last day that is told.
   */
  day?: string | null;
  /**
   * The first day that is told.
   */
  from?: string | null;
  /**
   * Whither, or whence what was withdrawn was taken.
   */
  place?: At | null;
  /**
   * What, as it is told first.
   */
  what: string;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardAllegationRow {
  /**
   * Whoever accuses; nothing where only a denial is known.
   */
  accuser?: string | null;
  /**
   * The accused.
   */
  against: Who[];
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * The accusations: the same by the same accuser stand together.
   */
  claims: Cited[];
  /**
   * The first day of it.
   */
  day?: string | null;
  /**
   * The denials.
   */
  denials: Denial[];
  /**
   * Of what, as it is told first.
   */
  of: string[];
  /**
   * Where.
   */
  place?: At | null;
  [k: string]: unknown;
}
/**
 * A denial.
 */
export interface Denial {
  cited: Cited;
  /**
   * Of which day.
   */
  day?: string | null;
  matched: Matched;
  /**
   * What is denied, as it is told.
   */
  of: string[];
  /**
   * Whoever denies.
   */
  says: string;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardDisplacementRow {
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * The last day that is told.
   */
  day?: string | null;
  /**
   * The first day that is told.
   */
  first_day?: string | null;
  /**
   * Whence, as it is told.
   */
  from?: string | null;
  /**
   * How people moved.
   */
  manner?: DisplacementManner | null;
  /**
   * How many by whoever says it, with the claims.
   */
  people: Counted[];
  /**
   * The place that the claims are of.
   */
  place?: At | null;
  /**
   * Whither, as it is told.
   */
  to?: string | null;
  [k: string]: unknown;
}
/**
 * A row with the day as of which it stands.
 */
export interface BoardAgendaRow {
  /**
   * The day as of which it stands; absent where nothing is dated.
   */
  as_of?: string | null;
  /**
   * The claims that announce it.
   */
  claims: Cited[];
  /**
   * The last day of it; nothing where none is told.
   */
  day?: string | null;
  /**
   * The first day of it.
   */
  from?: string | null;
  kind: Kind;
  /**
   * Later claims that tell of it as a fact.
   */
  outcome: Cited[];
  /**
   * Whoever is to take part.
   */
  parties: Who[];
  /**
   * Where.
   */
  place?: At | null;
  /**
   * Those who announce it.
   */
  says: string[];
  state: AgendaState;
  /**
   * What: "talks", "call", "ceasefire, in force", "observers, sent"; the words of the claim where they alone tell it.
   */
  what: string;
  [k: string]: unknown;
}
/**
 * A claim of an answer.
 */
export interface ClaimTold {
  /**
   * The claim as the reader read it, where a person corrected it.
   */
  as_read?: Claim | null;
  claim: Claim;
  /**
   * The entry of the decision that holds: "e57".
   */
  decision?: string | null;
  /**
   * The entry of the reading that made it.
   */
  entry: string;
  /**
   * "c34".
   */
  id: string;
  /**
   * The same, under a name that no other record has: ORIGIN#id.
   */
  link: string;
  /**
   * The report's day of publication.
   */
  published?: string | null;
  /**
   * Whoever published the report.
   */
  publisher?: string | null;
  /**
   * When the report came into the record.
   */
  recorded: string;
  /**
   * Its report: "r12".
   */
  report: string;
  /**
   * When the report's bytes were obtained.
   */
  retrieved?: string | null;
  review: ReviewState;
  /**
   * The report's headline.
   */
  title?: string | null;
  [k: string]: unknown;
}
/**
 * One claim of a report. The member named like `kind` holds what only that kind has; `statement` has none.
 */
export interface Claim {
  /**
   * Kind `agreement`.
   */
  agreement?: Agreement | null;
  /**
   * Kind `allegation`.
   */
  allegation?: Allegation | null;
  /**
   * From whoever asserts it to whoever passed it on; empty where the publisher asserts it.
   */
  attribution: Source[];
  /**
   * Kind `casualty`.
   */
  casualty?: Casualty | null;
  /**
   * What did it: "bomb", "air strike".
   */
  cause?: string[];
  /**
   * How sure the reader is that a person would agree, 0 to 1.
   */
  confidence: number;
  /**
   * Kind `control`.
   */
  control?: Control | null;
  /**
   * Kind `damage`.
   */
  damage?: Damage | null;
  /**
   * Kind `deployment`.
   */
  deployment?: Deployment | null;
  /**
   * Kind `displacement`.
   */
  displacement?: Displacement | null;
  /**
   * Kind `facility`.
   */
  facility?: Facility | null;
  /**
   * Unique in its reading: `c1`, `c2`… in the order of the text.
   */
  id: string;
  kind: Kind;
  /**
   * Kind `meeting`.
   */
  meeting?: Meeting | null;
  modality: Modality;
  /**
   * Whoever the claim says did it.
   */
  perpetrator?: Party | null;
  /**
   * The exact words there.
   */
  quote: string;
  /**
   * With `--explain`: what made the claim, in order.
   */
  rules?: string[];
  /**
   * Kind `siege`.
   */
  siege?: Siege | null;
  span: Span;
  /**
   * Which days.
   */
  when?: Period | null;
  /**
   * Which place.
   */
  where?: Place | null;
  [k: string]: unknown;
}
/**
 * Ceasefires and talks.
 */
export interface Agreement {
  /**
   * How it stands.
   */
  action?: AgreementAction | null;
  /**
   * How old it was, as an ISO 8601 duration ("P7D").
   */
  age?: string | null;
  /**
   * Whoever is party to it.
   */
  parties: Party[];
  /**
   * How long it is to last, as an ISO 8601 duration ("PT10H").
   */
  term?: string | null;
  /**
   * "ceasefire", "talks", "truce", "evacuation deal", "resolution"…
   */
  type: string;
  [k: string]: unknown;
}
/**
 * A party to the conflict, as the text has it.
 */
export interface Party {
  /**
   * The lexicon's actor, where the reader knows which one is meant.
   */
  id?: string | null;
  /**
   * The name as the text has it.
   */
  name: string;
  /**
   * The words that name it, with what goes with them.
   */
  words?: string;
  [k: string]: unknown;
}
/**
 * An accusation, or the denial of one.
 */
export interface Allegation {
  /**
   * The accused.
   */
  against: Party[];
  /**
   * The claim that a denial answers.
   */
  denies?: string | null;
  /**
   * Of what, as the text has it.
   */
  of: string[];
  [k: string]: unknown;
}
/**
 * One hop of an attribution.
 */
export interface Source {
  /**
   * The name as the text has it.
   */
  name: string;
  /**
   * For a person or an unnamed source: the organisation spoken for.
   */
  of?: string | null;
  role: Role;
  type: SourceType;
  [k: string]: unknown;
}
/**
 * What only a casualty claim has.
 */
export interface Casualty {
  /**
   * True where the words give the figure as an earlier one, which a later one replaced.
   */
  earlier?: boolean;
  /**
   * How many.
   */
  figure?: Figure | null;
  harm: Harm;
  /**
   * The claim of which this one counts a part.
   */
  part_of?: string | null;
  scope: Scope;
  victims: Victims;
  [k: string]: unknown;
}
/**
 * Who the victims were, as far as the words tell.
 */
export interface Victims {
  /**
   * Groups among them that the words count.
   */
  breakdown?: Breakdown[];
  /**
   * Those named.
   */
  names?: Victim[];
  /**
   * The side they belonged to, as the text has it.
   */
  side?: string | null;
  /**
   * Civilian or combatant; `null` where the words do not tell.
   */
  status?: VictimStatus | null;
  /**
   * The words that name them.
   */
  words?: string;
  [k: string]: unknown;
}
/**
 * A group among the victims, with its own figure.
 */
export interface Breakdown {
  figure: Figure;
  group: Group;
  [k: string]: unknown;
}
/**
 * A victim by name.
 */
export interface Victim {
  /**
   * Age in years.
   */
  age?: number | null;
  /**
   * The name as written.
   */
  name: string;
  /**
   * Sex where the words tell.
   */
  sex?: Sex | null;
  [k: string]: unknown;
}
/**
 * Who took, holds, lost or attacks a place.
 */
export interface Control {
  action: ControlAction;
  /**
   * Whoever acts.
   */
  actor?: Party | null;
  /**
   * Whoever it is done to.
   */
  against?: Party | null;
  [k: string]: unknown;
}
/**
 * Things damaged or destroyed.
 */
export interface Damage {
  /**
   * How badly.
   */
  extent?: DamageExtent | null;
  /**
   * How many.
   */
  figure?: Figure | null;
  /**
   * What, as the text has it, without its figure.
   */
  what: string;
  [k: string]: unknown;
}
/**
 * Forces or weapons sent or withdrawn.
 */
export interface Deployment {
  /**
   * Sent or withdrawn.
   */
  action?: DeploymentAction | null;
  /**
   * Whoever sends.
   */
  actor?: Party | null;
  /**
   * How many.
   */
  figure?: Figure | null;
  /**
   * What is sent, as the text has it.
   */
  what: string;
  [k: string]: unknown;
}
/**
 * People who had to move.
 */
export interface Displacement {
  /**
   * How many.
   */
  figure?: Figure | null;
  /**
   * Whence, as the text has it.
   */
  from?: string | null;
  /**
   * How.
   */
  manner?: DisplacementManner | null;
  /**
   * Whither, as the text has it.
   */
  to?: string | null;
  [k: string]: unknown;
}
/**
 * The state of hospitals, schools, aid.
 */
export interface Facility {
  /**
   * How many.
   */
  figure?: Figure | null;
  /**
   * Names, where told.
   */
  names: string[];
  /**
   * Out of how many.
   */
  of?: number | null;
  /**
   * What is said of it.
   */
  status: FacilityStatus[];
  /**
   * What sort: "hospital", "school", "aid".
   */
  type: string;
  [k: string]: unknown;
}
/**
 * A call, a visit, or talks at a set place and day.
 */
export interface Meeting {
  /**
   * Whoever meets.
   */
  parties: Party[];
  type: MeetingType;
  [k: string]: unknown;
}
/**
 * A siege and the way in.
 */
export interface Siege {
  /**
   * Whoever besieges.
   */
  actor?: Party | null;
  /**
   * How many people are inside.
   */
  figure?: Figure | null;
  /**
   * How it stands.
   */
  status?: SiegeStatus | null;
  [k: string]: unknown;
}
/**
 * A run of text: `start` is inside it, `end` is not, and `start <= end` always holds.
 */
export interface Span {
  end: number;
  start: number;
  [k: string]: unknown;
}
/**
 * A run of calendar days, both ends inside it. An end that is not known is `null`.
 */
export interface Period {
  /**
   * Last day.
   */
  end?: string | null;
  /**
   * First day.
   */
  start?: string | null;
  /**
   * The words that tell it.
   */
  words: string;
  [k: string]: unknown;
}
/**
 * A place. Coordinates and identity are `null` where the gazetteer does not know it.
 */
export interface Place {
  /**
   * ISO 3166-1 alpha-2.
   */
  country?: string | null;
  /**
   * The gazetteer's identifier.
   */
  id?: string | null;
  /**
   * Degrees north, WGS 84.
   */
  lat?: number | null;
  /**
   * Degrees east, WGS 84.
   */
  lon?: number | null;
  /**
   * The name as the text has it ("east Aleppo").
   */
  name: string;
  /**
   * Radius of the area meant, in kilometres: how far from the point the true place may lie.
   */
  radius_km?: number | null;
  [k: string]: unknown;
}
/**
 * An incident of an answer.
 */
export interface AcrossTold {
  /**
   * Those who are said to have done it.
   */
  by: ByTold[];
  /**
   * What harmed people, as claims tell it: "air strike"; what most claims tell first.
   */
  cause: string[];
  /**
   * Its claims, with their words.
   */
  claims: ClaimOf[];
  grade: IncidentGrade;
  /**
   * Its id, by its first claim: "i34".
   */
  id: string;
  /**
   * How many were injured; absent where no claim counts them.
   */
  injured?: RangeTold | null;
  /**
   * How many were killed; absent where no claim counts them.
   */
  killed?: RangeTold | null;
  /**
   * The same, under a name that no other record has: ORIGIN#id.
   */
  link: string;
  /**
   * The independent origins of its claims.
   */
  origins: OriginTold[];
  /**
   * Why, as a sentence that names the claims.
   */
  reason: string;
  /**
   * Its reports: "r12".
   */
  reports: string[];
  /**
   * The days that its claims have in common.
   */
  when?: DaysTold | null;
  /**
   * Where it was, as the claim that tells it most closely has it.
   */
  where?: Place | null;
  [k: string]: unknown;
}
/**
 * Somebody who is said to have done it, and the claims that say so.
 */
export interface ByTold {
  /**
   * The claims that say so: "c34".
   */
  claims: string[];
  /**
   * Its name, as the first of the claims has it.
   */
  name: string;
  [k: string]: unknown;
}
/**
 * A claim of an incident, as much as is quoted with it.
 */
export interface ClaimOf {
  /**
   * Its figure.
   */
  figure?: Figure | null;
  /**
   * Of a casualty, the harm.
   */
  harm?: Harm | null;
  /**
   * "c34".
   */
  id: string;
  kind: Kind;
  /**
   * The words that it rests on.
   */
  quote: string;
  /**
   * Its report: "r12".
   */
  report: string;
  review: ReviewState;
  /**
   * Who says it, through whom.
   */
  source: string;
  [k: string]: unknown;
}
/**
 * How many: the floor, and the highest number that is claimed.
 */
export interface RangeTold {
  /**
   * The floor: at least so many.
   */
  low: number;
  /**
   * The highest number that is claimed.
   */
  most: number;
  /**
   * True where the highest claim says that there were more.
   */
  open: boolean;
  [k: string]: unknown;
}
/**
 * An independent origin.
 */
export interface OriginTold {
  /**
   * Its name.
   */
  name: string;
  /**
   * True where it is a party to the conflict.
   */
  party: boolean;
  [k: string]: unknown;
}
/**
 * The days that the claims have in common.
 */
export interface DaysTold {
  /**
   * The last day.
   */
  end: string;
  /**
   * The first day.
   */
  start: string;
  [k: string]: unknown;
}
/**
 * An entry of an answer.
 */
export interface EntryTold {
  /**
   * Whoever made it, where it says so.
   */
  by?: string | null;
  /**
   * What it changes of claims, from old to new.
   */
  changes: Change[];
  /**
   * What it says, in lines.
   */
  details: string[];
  /**
   * "e57".
   */
  entry: string;
  /**
   * True where what it said is gone.
   */
  erased: boolean;
  /**
   * Its kind.
   */
  kind: string;
  /**
   * Why, where it says so.
   */
  reason?: string | null;
  /**
   * When it was recorded, in UTC.
   */
  recorded: string;
  /**
   * True where a later entry undid it.
   */
  undone: boolean;
  [k: string]: unknown;
}
/**
 * A member of a claim that a correction changes.
 */
export interface Change {
  /**
   * Which claim: "c12".
   */
  claim: string;
  /**
   * Which member: "casualty.figure.low".
   */
  member: string;
  /**
   * As it is said to be.
   */
  new: {
    [k: string]: unknown;
  };
  /**
   * As the reader read it.
   */
  old: {
    [k: string]: unknown;
  };
  [k: string]: unknown;
}
/**
 * A report of an answer.
 */
export interface ReportTold {
  /**
   * Whoever added it.
   */
  by?: string | null;
  /**
   * How many bytes it has.
   */
  bytes?: number | null;
  /**
   * How many claims it has.
   */
  claims: number;
  /**
   * The country that it is about, as an ISO 3166-1 code.
   */
  country?: string | null;
  /**
   * The identity of its text or the id that it came with.
   */
  document?: string | null;
  /**
   * The entry that added it: "e5".
   */
  entry: string;
  /**
   * The entry that erased it: "e57".
   */
  erased?: string | null;
  /**
   * Where its bytes came from first: a path, an address.
   */
  from?: string | null;
  /**
   * "r12".
   */
  id: string;
  /**
   * Its language, as an ISO 639-1 code.
   */
  language?: string | null;
  /**
   * The same, under a name that no other record has: ORIGIN#id.
   */
  link: string;
  /**
   * Their media type.
   */
  media?: string | null;
  /**
   * What it is called where it has no headline: the name of its file.
   */
  name?: string | null;
  /**
   * Which part of that, where it held several reports.
   */
  part?: string | null;
  /**
   * Its day of publication.
   */
  published?: string | null;
  /**
   * Whoever published it.
   */
  publisher?: string | null;
  /**
   * When it came into the record.
   */
  recorded: string;
  /**
   * When its bytes were obtained.
   */
  retrieved?: string | null;
  /**
   * Lower-case hexadecimal SHA-256 of its bytes.
   */
  sha256?: string | null;
  /**
   * Its headline.
   */
  title?: string | null;
  /**
   * Where it was published.
   */
  url?: string | null;
  /**
   * True where it counts no more.
   */
  withdrawn: boolean;
  [k: string]: unknown;
}
/**
 * A source of an answer.
 */
export interface SourceTold {
  /**
   * Its further names.
   */
  aliases: string[];
  /**
   * How many claims are attributed to it.
   */
  claims: number;
  /**
   * The entry that names it first.
   */
  entry: string;
  /**
   * How reliable it is.
   */
  grade?: Grade | null;
  /**
   * Its id: s and digits.
   */
  id: string;
  /**
   * The source that it belongs to.
   */
  into?: Named | null;
  /**
   * The same, under a name that no other record has: ORIGIN#id.
   */
  link: string;
  /**
   * The sources that belong to it.
   */
  merged: Named[];
  /**
   * The name that it goes by.
   */
  name: string;
  named: SourceKey;
  /**
   * The organisation that it speaks for.
   */
  of?: string | null;
  role: Role;
  /**
   * The side that it has an interest in.
   */
  side?: string | null;
  type: SourceType;
  [k: string]: unknown;
}
/**
 * Another source, as reports name it.
 */
export interface Named {
  /**
   * Its id: s and digits.
   */
  id: string;
  /**
   * The name.
   */
  name: string;
  /**
   * The organisation that it speaks for.
   */
  of?: string | null;
  role: Role;
  type: SourceType;
  [k: string]: unknown;
}
/**
 * A source as reports name it; sources that differ in any of this are different until a person merges them.
 */
export interface SourceKey {
  /**
   * The name.
   */
  name: string;
  /**
   * The organisation that it speaks for.
   */
  of?: string | null;
  role: Role;
  type: SourceType;
  [k: string]: unknown;
}
/**
 * Claims that cannot all hold, with their words.
 */
export interface Clash {
  /**
   * The others.
   */
  against: ClaimTold[];
  /**
   * How many the first claim allows.
   */
  allows: number;
  /**
   * The claim that allows the fewest.
   */
  id: string;
  /**
   * How many the others come to.
   */
  least: number;
  most: ClaimTold;
  [k: string]: unknown;
}
/**
 * Why there is no answer.
 */
export interface Error {
  /**
   * A sentence.
   */
  error: string;
  status: number;
  [k: string]: unknown;
}
