//! Cells of a screen as an SVG picture: text that can be selected, each stretch of it at the place of its cells.
//!
//! Lines and bars are drawn as shapes, so that they meet whatever font the reader has. Must not know what is on
//! the screen. The price: a font without a sign takes it from another, which may look a little different.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// The width of a cell, in hundredths of a pixel, as everything here.
const WIDE: u32 = 843;
/// The height of a line.
const HIGH: u32 = 1900;
/// Where letters stand, from the top of their line.
const BASE: u32 = 1380;
/// Around the cells.
const MARGIN: u32 = 1800;

const GROUND: &str = "#16191d";
const INK: &str = "#d9dce1";
const FRAME: &str = "#30363d";

/// A stretch of cells that look the same.
struct Stretch {
    x: u32,
    y: u32,
    cells: u32,
    text: String,
    class: usize,
}

/// The picture; `title` and `about` are read by those who do not see it.
pub fn svg(buffer: &Buffer, caret: Option<(u16, u16)>, title: &str, about: &str) -> String {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let (width, height) = (columns * WIDE + 2 * MARGIN, rows * HIGH + 2 * MARGIN);
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut shapes = String::new();
    let mut stretches = Vec::new();
    for y in 0..buffer.area.height {
        grounds(buffer, y, &mut shapes);
        row(buffer, y, &mut classes, &mut shapes, &mut stretches);
    }
    if let Some((x, y)) = caret {
        rect(&mut shapes, left(x.into()), top(y.into()) + 250, 180, HIGH - 500, INK);
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<style>text{{font:14px ui-monospace,SFMono-Regular,\"SF Mono\",Menlo,Consolas,\
         \"DejaVu Sans Mono\",\"Liberation Mono\",monospace;white-space:pre}}",
        escaped(title),
        escaped(about),
        w = px(width),
        h = px(height),
    );
    for (style, number) in &classes {
        let _ = write!(out, ".s{number}{{{style}}}");
    }
    let _ = writeln!(
        out,
        "</style>\n<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"{GROUND}\" stroke=\"{FRAME}\"/>",
        px(width - 100),
        px(height - 100)
    );
    out.push_str(&shapes);
    for one in &stretches {
        let _ = writeln!(
            out,
            "<text class=\"s{}\" x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            one.class,
            px(left(one.x)),
            px(top(one.y) + BASE),
            px(one.cells * WIDE),
            escaped(&one.text)
        );
    }
    out.push_str("</svg>\n");
    out
}

fn left(x: u32) -> u32 {
    MARGIN + x * WIDE
}

fn top(y: u32) -> u32 {
    MARGIN + y * HIGH
}

/// Hundredths of a pixel as a number of pixels.
fn px(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn rect(shapes: &mut String, x: u32, y: u32, width: u32, height: u32, fill: &str) {
    let _ = writeln!(
        shapes,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/>",
        px(x),
        px(y),
        px(width),
        px(height)
    );
}

/// The grounds of a line that differ from that of the window.
fn grounds(buffer: &Buffer, y: u16, shapes: &mut String) {
    let ground = |x: u16| colours(&buffer[(x, y)]).1;
    let mut x = 0;
    while x < buffer.area.width {
        let from = x;
        let here = ground(x);
        while x < buffer.area.width && ground(x) == here {
            x += 1;
        }
        if here != GROUND {
            rect(
                shapes,
                left(from.into()),
                top(y.into()),
                u32::from(x - from) * WIDE,
                HIGH,
                &here,
            );
        }
    }
}

/// The shapes and stretches of a line. A stretch ends where the style changes, at two blanks, and around any
/// sign that is no plain letter, so that a sign from another font moves nothing.
fn row(buffer: &Buffer, y: u16, classes: &mut BTreeMap<String, usize>, shapes: &mut String, stretches: &mut Vec<Stretch>) {
    let mut open: Option<Stretch> = None;
    let mut blanks = 0;
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        let cells = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        let (ink, _) = colours(cell);
        if shape(cell.symbol(), x, y, &ink, shapes) {
            stretches.extend(open.take());
        } else if cell.symbol() == " " {
            blanks += 1;
            if blanks > 1 {
                stretches.extend(open.take());
            }
        } else {
            let next = classes.len();
            let class = *classes.entry(style(cell)).or_insert(next);
            let plain = cell.symbol().is_ascii();
            if let Some(one) = open.as_mut().filter(|one| one.class == class && plain) {
                one.text.push_str(&" ".repeat(blanks));
                one.text.push_str(cell.symbol());
                one.cells = u32::from(x + cells) - one.x;
            } else {
                stretches.extend(open.take());
                open = Some(Stretch {
                    x: x.into(),
                    y: y.into(),
                    cells: cells.into(),
                    text: cell.symbol().to_owned(),
                    class,
                });
            }
            if !plain {
                stretches.extend(open.take());
            }
        }
        if cell.symbol() != " " {
            blanks = 0;
        }
        x += cells;
    }
    stretches.extend(open);
}

/// Draws a line or bar; whether the sign is one.
fn shape(symbol: &str, x: u16, y: u16, ink: &str, shapes: &mut String) -> bool {
    let (x, y) = (left(x.into()), top(y.into()));
    match symbol {
        "│" => rect(shapes, x + WIDE / 2 - 50, y, 100, HIGH, ink),
        "─" => rect(shapes, x, y + HIGH / 2, WIDE, 100, ink),
        "▌" => rect(shapes, x, y, WIDE / 2, HIGH, ink),
        _ => return false,
    }
    true
}

/// The style of a cell's letters.
fn style(cell: &Cell) -> String {
    let mut style = format!("fill:{}", colours(cell).0);
    for (modifier, words) in [
        (Modifier::BOLD, ";font-weight:700"),
        (Modifier::DIM, ";opacity:.7"),
        (Modifier::ITALIC, ";font-style:italic"),
        (Modifier::UNDERLINED, ";text-decoration:underline"),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(words);
        }
    }
    style
}

/// The colours of a cell's letters and of its ground.
fn colours(cell: &Cell) -> (String, String) {
    let (ink, ground) = (rgb(cell.fg, INK), rgb(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ground, ink)
    } else {
        (ink, ground)
    }
}

/// A colour of the terminal as it is written here: the table of xterm.
fn rgb(colour: Color, otherwise: &str) -> String {
    const SIXTEEN: [&str; 16] = [
        "#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f", "#ff0000", "#00ff00",
        "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff",
    ];
    let number = match colour {
        Color::Reset => return otherwise.to_owned(),
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match number {
        0..16 => SIXTEEN[usize::from(number)].to_owned(),
        16..232 => {
            let part = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = number - 16;
            format!("#{:02x}{:02x}{:02x}", part(n / 36), part(n / 6 % 6), part(n % 6))
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}
