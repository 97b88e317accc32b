//! The plaintext of a file: header line, body line, mac line, and spaces that hide the length.
//!
//! Nothing is parsed here: header and body are bytes as received, because the code that
//! authenticates them is computed over those bytes.

use super::error::Refusal;
use base64::{Engine, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

/// The smallest plaintext, in bytes: it hides an invite, a reply and the first parcels among each
/// other.
pub const FLOOR: usize = 16_384;

/// Characters in the mac line.
const MAC_LINE: usize = 44;

/// The mac line of a file that its passphrase authenticates.
const NO_MAC: [u8; MAC_LINE] = [b'='; MAC_LINE];

/// A plaintext, taken apart. It has no `Debug`, because it is what people wrote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Frame<'a> {
    /// The header line, without its LF.
    pub header: &'a [u8],
    /// The body line, without its LF.
    pub body: &'a [u8],
    /// The mac line.
    pub mac: Mac,
}

/// What the mac line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mac {
    /// Nothing: an invite.
    None,
    /// The code over header and body. Compare it with [`super::schedule::equal`].
    Tag([u8; 32]),
}

/// Puts a plaintext together. Header and body are one line of JSON each and hold no LF.
#[must_use]
pub fn pack(header: &[u8], body: &[u8], mac: Option<[u8; 32]>) -> Zeroizing<Vec<u8>> {
    let content = header.len() + body.len() + MAC_LINE + 3;
    let size = padded_len(content);
    // Room for the whole at once: a vector that grows leaves copies behind.
    let mut whole = Zeroizing::new(Vec::with_capacity(size));
    whole.extend_from_slice(header);
    whole.push(b'\n');
    whole.extend_from_slice(body);
    whole.push(b'\n');
    match mac {
        Some(tag) => whole.extend_from_slice(BASE64_STANDARD.encode(tag).as_bytes()),
        None => whole.extend_from_slice(&NO_MAC),
    }
    whole.push(b'\n');
    whole.resize(size, b' ');
    whole
}

/// Takes a plaintext apart.
///
/// # Errors
/// [`Refusal::Damaged`] if one of the three lines is missing, if the mac line is not 44 characters
/// of base64 or 44 `=`, or if anything but the right number of spaces follows.
pub fn unpack(plaintext: &[u8]) -> Result<Frame<'_>, Refusal> {
    let (header, rest) = line(plaintext)?;
    let (body, rest) = line(rest)?;
    let (mac, padding) = line(rest)?;
    let mac = if mac == NO_MAC {
        Mac::None
    } else {
        let tag = BASE64_STANDARD.decode(mac).map_err(|_| Refusal::Damaged)?;
        Mac::Tag(tag.try_into().map_err(|_| Refusal::Damaged)?)
    };
    let content = plaintext.len() - padding.len();
    if plaintext.len() != padded_len(content) || padding.iter().any(|byte| *byte != b' ') {
        return Err(Refusal::Damaged);
    }
    Ok(Frame { header, body, mac })
}

fn line(bytes: &[u8]) -> Result<(&[u8], &[u8]), Refusal> {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (line, rest) = end
        .and_then(|end| bytes.split_at_checked(end))
        .ok_or(Refusal::Damaged)?;
    Ok((line, rest.get(1..).unwrap_or_default()))
}

/// The size in bytes to which `n` bytes are padded: Padmé, with a floor of [`FLOOR`].
///
/// Of a length, Padmé shows how many bits it has and as many of the first ones as it takes to
/// write that number; it costs at most 12 %. Nikitin, Barman, Lueks, Underwood, Hubaux and Ford,
/// "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PoPETs 2019(4),
/// algorithm 1.
#[must_use]
pub fn padded_len(n: usize) -> usize {
    let n = n.max(FLOOR);
    let exponent = n.ilog2();
    let shown = exponent.ilog2() + 1;
    let mask = (1 << (exponent - shown)) - 1;
    n.saturating_add(mask) & !mask
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_are_those_of_the_paper_above_the_floor() {
        for (n, padded) in [
            (0, 16_384),
            (16_384, 16_384),
            (16_385, 17_408),
            (17_409, 18_432),
            (1_000_000, 1_015_808),
            (8_388_608, 8_388_608),
        ] {
            assert_eq!(padded_len(n), padded, "{n}");
        }
    }

    #[test]
    fn an_invites_mac_line_is_44_signs() {
        let whole = pack(b"{}", b"[]", None);
        assert!(whole.starts_with(format!("{{}}\n[]\n{}\n ", "=".repeat(44)).as_bytes()));
        assert_eq!(whole.len(), FLOOR);
        assert_eq!(unpack(&whole).map(|f| f.mac), Ok(Mac::None));
    }

    #[test]
    fn what_is_not_a_frame_is_damaged() {
        let whole = pack(b"{}", b"[]", Some([7; 32]));
        let refused = |bytes: &[u8]| unpack(bytes).err() == Some(Refusal::Damaged);
        // Every single-bit change of the padding or of the line ends.
        for at in (2..whole.len()).filter(|at| *at == 2 || *at == 5 || *at >= 50) {
            let mut other = whole.to_vec();
            other[at] ^= 1;
            assert!(refused(&other), "changed at {at}");
        }
        assert!(refused(&whole[..whole.len() - 1]));
        assert!(refused(&[whole.as_slice(), b" "].concat()));
        assert!(refused(&[whole.as_slice(), &[b' '; 1024]].concat()));
        assert!(refused(b""));
        assert!(refused(b"{}\n[]\n"));
        // A mac line that is too short, too long, or not in the one form of its bytes.
        for mac in ["", "=", &"A".repeat(44), &format!("{}B=", "A".repeat(42))] {
            let mut other = format!("{{}}\n[]\n{mac}\n").into_bytes();
            other.resize(FLOOR, b' ');
            assert!(refused(&other), "{mac}");
        }
    }

    proptest! {
        #[test]
        fn padding_is_monotone_small_and_settled(n in 0_usize..64_000_000) {
            let padded = padded_len(n);
            prop_assert!(padded >= n && padded >= FLOOR);
            prop_assert_eq!(padded_len(padded), padded);
            prop_assert!(padded <= padded_len(n + 1));
            if n >= FLOOR {
                prop_assert!((padded - n) * 100 <= n * 12);
            }
        }

        #[test]
        fn a_frame_comes_back_as_it_was(
            header in "[^\n]{0,200}",
            body in "[^\n]{0,40000}",
            mac in any::<Option<[u8; 32]>>(),
        ) {
            let whole = pack(header.as_bytes(), body.as_bytes(), mac);
            let frame = unpack(&whole).expect("just packed");
            prop_assert_eq!(frame.header, header.as_bytes());
            prop_assert_eq!(frame.body, body.as_bytes());
            prop_assert_eq!(frame.mac, mac.map_or(Mac::None, Mac::Tag));
        }
    }
}
