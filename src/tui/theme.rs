//! Styles by meaning, and the signs that carry the same meaning without colour.
//!
//! Must not know a screen. Colour is never the only carrier: whoever draws a problem writes its word,
//! whoever draws a selection puts a sign before it. The price of few meanings: no widget has a colour
//! of its own.

use ratatui::style::{Color, Modifier, Style};

/// The styles and signs of a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub normal: Style,
    /// Help, and what does not apply.
    pub dim: Style,
    /// Headings and labels that count.
    pub strong: Style,
    /// The selected row, and selected text.
    pub selected: Style,
    /// What a source suggests and nobody has confirmed.
    pub suggested: Style,
    /// What needs the author; always beside its word.
    pub problem: Style,
    /// A key in the footer.
    pub key: Style,
    /// The words that the present row writes.
    pub lit: Style,
    /// Whether only ASCII signs are drawn.
    pub ascii: bool,
}

/// A sign, which has an ASCII stand-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The row the cursor is on.
    Here,
    /// Confirmed.
    Done,
    /// Suggested.
    Suggested,
    /// The one chosen of several.
    Chosen,
    /// Not the one chosen.
    NotChosen,
    /// Ticked.
    Ticked,
    /// Not ticked.
    NotTicked,
    /// The choice before.
    Before,
    /// The choice after.
    After,
    /// A line of a list.
    Bullet,
    /// Something is left out.
    Omission,
    /// A line between two columns.
    Rule,
    /// The words that the present row writes.
    Lit,
}

/// What an author may ask for with `--theme` or `POLICY_WIZARD_THEME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Look {
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// With no faint text.
    HighContrast,
    /// Without colour.
    Plain,
}

impl Look {
    /// The look with this name.
    pub fn named(name: &str) -> Option<Self> {
        <Self as clap::ValueEnum>::from_str(name, true).ok()
    }
}

impl Theme {
    /// For a dark background.
    pub const fn dark() -> Self {
        Self {
            dim: Style::new().fg(Color::Indexed(248)),
            selected: Style::new()
                .fg(Color::Indexed(255))
                .bg(Color::Indexed(237))
                .add_modifier(Modifier::BOLD),
            suggested: Style::new().fg(Color::Indexed(80)),
            key: Style::new().fg(Color::Indexed(180)),
            lit: Style::new().fg(Color::Indexed(230)).add_modifier(Modifier::BOLD),
            problem: Style::new().fg(Color::Indexed(217)),
            ..Self::plain()
        }
    }

    /// For a dark background with 16 colours.
    pub const fn dark_16() -> Self {
        Self {
            dim: Style::new().fg(Color::Gray),
            suggested: Style::new().fg(Color::Cyan),
            key: Style::new().fg(Color::Yellow),
            lit: Style::new().fg(Color::White).add_modifier(Modifier::BOLD),
            problem: Style::new().fg(Color::LightRed),
            ..Self::plain()
        }
    }

    /// For a light background.
    pub const fn light() -> Self {
        Self {
            dim: Style::new().fg(Color::Indexed(240)),
            selected: Style::new()
                .fg(Color::Indexed(16))
                .bg(Color::Indexed(253))
                .add_modifier(Modifier::BOLD),
            suggested: Style::new().fg(Color::Indexed(23)),
            key: Style::new().fg(Color::Indexed(90)),
            lit: Style::new().fg(Color::Indexed(17)).add_modifier(Modifier::BOLD),
            problem: Style::new().fg(Color::Indexed(124)),
            ..Self::plain()
        }
    }

    /// For a light background with 16 colours.
    pub const fn light_16() -> Self {
        Self {
            dim: Style::new().fg(Color::DarkGray),
            suggested: Style::new().fg(Color::Blue),
            key: Style::new().fg(Color::Magenta),
            lit: Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD),
            problem: Style::new().fg(Color::Red),
            ..Self::plain()
        }
    }

    /// With no faint text and strong differences.
    pub const fn high_contrast() -> Self {
        Self {
            dim: Style::new(),
            suggested: Style::new().add_modifier(Modifier::UNDERLINED),
            problem: Style::new().add_modifier(Modifier::BOLD).add_modifier(Modifier::UNDERLINED),
            ..Self::plain()
        }
    }

    /// Without colour.
    pub const fn plain() -> Self {
        Self {
            normal: Style::new(),
            dim: Style::new().add_modifier(Modifier::DIM),
            strong: Style::new().add_modifier(Modifier::BOLD),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            suggested: Style::new().add_modifier(Modifier::ITALIC),
            problem: Style::new().add_modifier(Modifier::BOLD),
            key: Style::new().add_modifier(Modifier::BOLD),
            lit: Style::new().add_modifier(Modifier::BOLD),
            ascii: false,
        }
    }

    /// The theme that the environment asks for; `var` reads one variable. `POLICY_WIZARD_THEME` names a
    /// [`Look`], and wins over what is known of the terminal, but not over `NO_COLOR`.
    pub fn from_env(var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| var(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        let dumb = term == "dumb";
        let bright = set("COLORFGBG").is_some_and(|c| matches!(c.rsplit(';').next(), Some("7" | "15")));
        let many = set("COLORTERM").is_some() || term.contains("256") || term.contains("direct") || term.contains("kitty");
        let asked = set("POLICY_WIZARD_THEME").and_then(|name| Look::named(&name));
        let look = if dumb || set("NO_COLOR").is_some() {
            asked.filter(|look| *look == Look::HighContrast).unwrap_or(Look::Plain)
        } else {
            asked.unwrap_or(if bright { Look::Light } else { Look::Dark })
        };
        let mut theme = match look {
            Look::Dark if many => Self::dark(),
            Look::Dark => Self::dark_16(),
            Look::Light if many => Self::light(),
            Look::Light => Self::light_16(),
            Look::HighContrast => Self::high_contrast(),
            Look::Plain => Self::plain(),
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| set(name));
        let utf8 = locale.is_none_or(|l| {
            let l = l.to_ascii_lowercase();
            l.contains("utf-8") || l.contains("utf8")
        });
        theme.ascii = dumb || !utf8;
        theme
    }

    /// The same theme with ASCII signs only.
    #[must_use]
    pub const fn with_ascii(mut self) -> Self {
        self.ascii = true;
        self
    }

    /// A sign as this theme draws it.
    pub const fn sign(&self, sign: Sign) -> &'static str {
        let (nice, ascii) = match sign {
            Sign::Here => ("▸", ">"),
            Sign::Done => ("✓", "v"),
            Sign::Suggested => ("~", "~"),
            Sign::Chosen => ("(•)", "(*)"),
            Sign::NotChosen => ("( )", "( )"),
            Sign::Ticked => ("[x]", "[x]"),
            Sign::NotTicked => ("[ ]", "[ ]"),
            Sign::Before => ("‹", "<"),
            Sign::After => ("›", ">"),
            Sign::Bullet => ("·", "-"),
            Sign::Omission => ("…", "."),
            Sign::Rule => ("│", "|"),
            Sign::Lit => ("▌", "#"),
        };
        if self.ascii { ascii } else { nice }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &'static [(&str, &str)]) -> Theme {
        Theme::from_env(|name| pairs.iter().find(|p| p.0 == name).map(|p| p.1.to_owned()))
    }

    #[test]
    fn no_color_means_no_colour() {
        let theme = env(&[("NO_COLOR", "1"), ("LANG", "de_DE.UTF-8")]);
        for style in [
            theme.normal,
            theme.dim,
            theme.selected,
            theme.suggested,
            theme.problem,
            theme.key,
            theme.lit,
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert!(!theme.ascii);
        let many = env(&[("NO_COLOR", ""), ("COLORTERM", "truecolor")]);
        assert_eq!(many, Theme::dark(), "an empty NO_COLOR asks for nothing");
    }

    #[test]
    fn the_terminal_is_believed() {
        assert_eq!(env(&[("COLORFGBG", "0;15")]), Theme::light_16());
        assert_eq!(env(&[("COLORFGBG", "0;15"), ("TERM", "xterm-256color")]), Theme::light());
        assert_eq!(env(&[("TERM", "linux")]), Theme::dark_16());
        assert_eq!(env(&[("POLICY_WIZARD_THEME", "high-contrast")]), Theme::high_contrast());
        assert!(env(&[("TERM", "dumb")]).ascii);
        assert!(env(&[("LANG", "C")]).ascii);
        assert_eq!(env(&[("LANG", "C")]).sign(Sign::Here), ">");
    }

    #[test]
    fn sixteen_colours_are_the_terminals_own() {
        for theme in [Theme::dark_16(), Theme::light_16()] {
            let styles = [
                theme.dim,
                theme.selected,
                theme.suggested,
                theme.problem,
                theme.key,
                theme.lit,
            ];
            let colours = styles.iter().flat_map(|style| [style.fg, style.bg]).flatten();
            assert!(!colours.into_iter().any(|c| matches!(c, Color::Indexed(_) | Color::Rgb(..))));
        }
    }

    /// The relative luminance of a colour of xterm's table, as WCAG 2 has it.
    fn luminance(red: u8, green: u8, blue: u8) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    fn indexed(colour: Color) -> f64 {
        let Color::Indexed(number) = colour else {
            panic!("{colour:?} is the terminal's own")
        };
        if number >= 232 {
            let grey = 8 + 10 * (number - 232);
            return luminance(grey, grey, grey);
        }
        let number = number.checked_sub(16).expect("the first sixteen are the terminal's own");
        let part = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        luminance(part(number / 36), part(number / 6 % 6), part(number % 6))
    }

    #[test]
    fn every_colour_can_be_read_on_its_ground() {
        let contrast = |one: f64, other: f64| (one.max(other) + 0.05) / (one.min(other) + 0.05);
        let dark = [luminance(0, 0, 0), luminance(0x1e, 0x1e, 0x1e)];
        let light = [luminance(0xff, 0xff, 0xff), luminance(0xfe, 0xfe, 0xfe)];
        for (theme, grounds) in [(Theme::dark(), dark), (Theme::light(), light)] {
            let row = indexed(theme.selected.bg.expect("the row with the cursor has a ground"));
            let of = |style: Style| indexed(style.fg.expect("a colour"));
            assert!(contrast(of(theme.selected), row) >= 7.0, "the row with the cursor");
            assert!(contrast(of(theme.dim), row) >= 4.5, "quiet text in the row with the cursor");
            assert!(
                contrast(of(theme.suggested), row) >= 4.5,
                "a suggestion in the row with the cursor"
            );
            assert!(
                contrast(of(theme.problem), row) >= 4.5,
                "a problem in the row with the cursor"
            );
            for ground in grounds {
                assert!(contrast(of(theme.dim), ground) >= 4.5, "quiet text");
                for style in [theme.suggested, theme.problem, theme.key, theme.lit] {
                    let found = contrast(of(style), ground);
                    assert!(found >= 7.0, "{:?} has {found:.1}", style.fg);
                }
                // the ground of the row is a hint; the mark and the bold words carry it
                assert!(contrast(row, ground) >= 1.2, "the row can be seen");
            }
        }
    }

    #[test]
    fn no_two_meanings_have_one_sign_in_ascii() {
        let theme = Theme::plain().with_ascii();
        let marks = [Sign::Here, Sign::Done, Sign::Suggested, Sign::Rule, Sign::Lit, Sign::Bullet].map(|sign| theme.sign(sign));
        for (i, mark) in marks.iter().enumerate() {
            assert!(!marks[..i].contains(mark), "{mark} means two things");
            assert_ne!(*mark, "+", "a plus adds");
        }
    }

    #[test]
    fn what_is_selected_can_be_told_from_what_is_not() {
        for theme in [Theme::plain(), Theme::high_contrast(), Theme::dark_16(), Theme::light_16()] {
            assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
        }
        for theme in [Theme::dark(), Theme::light()] {
            assert!(theme.selected.bg.is_some() && theme.selected.add_modifier.contains(Modifier::BOLD));
        }
    }
}
