//! The tags and dependency labels that the tagger and parser use: the Penn Treebank's tags and the CLEAR labels of
//! the teacher (Choi & Palmer 2012, *Guidelines for the CLEAR Style Constituent to Dependency Conversion*).

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the names are the standard's own, given by `name`")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every one, in the order of the model file.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The standard's name for it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The one with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// A part of speech, Penn Treebank.
    Tag {
        NN = "NN", NNS = "NNS", NNP = "NNP", NNPS = "NNPS",
        VB = "VB", VBD = "VBD", VBG = "VBG", VBN = "VBN", VBP = "VBP", VBZ = "VBZ", MD = "MD",
        JJ = "JJ", JJR = "JJR", JJS = "JJS", RB = "RB", RBR = "RBR", RBS = "RBS", RP = "RP",
        CD = "CD", DT = "DT", PDT = "PDT", PRP = "PRP", PRPS = "PRP$", POS = "POS",
        IN = "IN", TO = "TO", CC = "CC", EX = "EX", UH = "UH", FW = "FW",
        WDT = "WDT", WP = "WP", WPS = "WP$", WRB = "WRB",
        Comma = ",", Stop = ".", Colon = ":", OpenQuote = "``", CloseQuote = "''",
        OpenBracket = "-LRB-", CloseBracket = "-RRB-", Hyphen = "HYPH", Dollar = "$", Symbol = "SYM",
        Affix = "AFX", ListMark = "LS", Added = "ADD", Fragment = "NFP", Other = "XX", Space = "_SP",
    }
}

impl Tag {
    /// A common or proper noun.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }
    /// A proper noun.
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }
    /// A plural noun.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(self, Self::NNS | Self::NNPS)
    }
    /// A verb of any form, not a modal.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }
    /// An adjective of any degree.
    #[must_use]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }
}

named! {
    /// How a token hangs on its head, CLEAR style.
    Label {
        Root = "ROOT", Acl = "acl", Acomp = "acomp", Advcl = "advcl", Advmod = "advmod", Agent = "agent",
        Amod = "amod", Appos = "appos", Attr = "attr", Aux = "aux", Auxpass = "auxpass", Case = "case",
        Cc = "cc", Ccomp = "ccomp", Compound = "compound", Conj = "conj", Csubj = "csubj",
        Csubjpass = "csubjpass", Dative = "dative", Dep = "dep", Det = "det", Dobj = "dobj", Expl = "expl",
        Intj = "intj", Mark = "mark", Meta = "meta", Neg = "neg", Nmod = "nmod", Npadvmod = "npadvmod",
        Nsubj = "nsubj", Nsubjpass = "nsubjpass", Nummod = "nummod", Oprd = "oprd", Parataxis = "parataxis",
        Pcomp = "pcomp", Pobj = "pobj", Poss = "poss", Preconj = "preconj", Predet = "predet", Prep = "prep",
        Prt = "prt", Punct = "punct", Quantmod = "quantmod", Relcl = "relcl", Xcomp = "xcomp",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        assert!(Tag::ALL.iter().all(|&t| Tag::from_name(t.name()) == Some(t)));
        assert!(Label::ALL.iter().all(|&l| Label::from_name(l.name()) == Some(l)));
    }
}
