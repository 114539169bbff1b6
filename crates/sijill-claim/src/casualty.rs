//! Casualty claims: people harmed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Figure;

/// What only a casualty claim has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Casualty {
    /// What was done to them.
    pub harm: Harm,
    /// Who they were.
    pub victims: Victims,
    /// How many.
    pub figure: Option<Figure>,
    /// One occurrence, or a running total.
    pub scope: Scope,
    /// The claim of which this one counts a part.
    pub part_of: Option<String>,
    /// True where the words give the figure as an earlier one, which a later one replaced.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub earlier: bool,
}

/// What was done to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Harm {
    /// Dead.
    Killed,
    /// Hurt.
    Injured,
    /// Killed or injured, not told apart.
    Casualties,
    /// Not found.
    Missing,
    /// Taken by somebody with no right to.
    Abducted,
    /// Held by an authority or a party.
    Detained,
    /// Driven from home.
    Displaced,
    /// Surrounded.
    Besieged,
}

/// Whether a figure counts one occurrence or accumulates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// What one occurrence cost.
    Incident,
    /// A running total over the claim's `when`.
    Period,
}

/// Who the victims were, as far as the words tell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Victims {
    /// Civilian or combatant; `null` where the words do not tell.
    pub status: Option<VictimStatus>,
    /// The side they belonged to, as the text has it.
    pub side: Option<String>,
    /// The words that name them.
    #[serde(default)]
    pub words: String,
    /// Those named.
    #[serde(default)]
    pub names: Vec<Victim>,
    /// Groups among them that the words count.
    #[serde(default)]
    pub breakdown: Vec<Breakdown>,
}

/// Civilian or combatant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VictimStatus {
    /// Not taking part in the fighting.
    Civilian,
    /// Soldiers, fighters, militants.
    Combatant,
}

/// A victim by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Victim {
    /// The name as written.
    pub name: String,
    /// Age in years.
    pub age: Option<u32>,
    /// Sex where the words tell.
    pub sex: Option<Sex>,
}

/// Sex as the words tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// A group among the victims, with its own figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Breakdown {
    /// Which group.
    pub group: Group,
    /// How many of it.
    pub figure: Figure,
}

/// Groups that reports count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Children, boys, girls, babies.
    Children,
    /// Women.
    Women,
    /// Men.
    Men,
    /// Old people.
    Elderly,
    /// Doctors, nurses, ambulance crews, rescuers.
    Medics,
    /// Journalists and camera crews.
    Journalists,
    /// Aid workers.
    #[serde(rename = "aid workers")]
    AidWorkers,
    /// Pupils and students.
    Students,
    /// Teachers.
    Teachers,
    /// Police.
    Police,
    /// Soldiers.
    Soldiers,
    /// Fighters of a group.
    Fighters,
    /// Civilians among a mixed toll.
    Civilians,
}
