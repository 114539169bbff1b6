//! Where a password comes from: the terminal, a file or a pipe; never an argument, which others of the machine could see.

use std::io::{self, IsTerminal as _};
use std::path::Path;

use sijill_account::{AccountError, AccountName, Password};
use zeroize::Zeroizing;

use crate::arguments::PasswordOptions;
use crate::deciding::bytes_of;
use crate::errors::CommandError;

/// Bytes of a file that holds a password.
const MOST_BYTES: u64 = 4096;

/// The password that is given for an account of this name; one that is refused is told before anything is done.
pub(super) fn given(options: &PasswordOptions, name: &AccountName) -> Result<Password, CommandError> {
    let check = |password: &Password| password.check(name).map_err(AccountError::from);
    if let Some(path) = &options.password_file {
        let password = in_file(path)?;
        check(&password)?;
        return Ok(password);
    }
    if !io::stdin().is_terminal() {
        return Err(CommandError::Wrong(
            "There is no terminal to ask for a password at, so nothing was done: name a file with --password-file, or pipe it in with --password-file -"
                .to_owned(),
        ));
    }
    let password = asked(&format!("New password of {name}: "))?;
    check(&password)?;
    let again = Zeroizing::new(rpassword::prompt_password("The same again: ")?);
    if !password.is(&again) {
        return Err(CommandError::Wrong("The two passwords differ, so nothing was done.".to_owned()));
    }
    Ok(password)
}

fn asked(question: &str) -> Result<Password, CommandError> {
    let words = Zeroizing::new(rpassword::prompt_password(question)?);
    Ok(Password::new(&words))
}

/// The one line of a file.
fn in_file(path: &Path) -> Result<Password, CommandError> {
    let (shown, bytes) = bytes_of(path, MOST_BYTES)?;
    let bytes = Zeroizing::new(bytes);
    let form = |cause: &str| CommandError::Form { path: shown.clone(), cause: cause.to_owned() };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| form("it is not UTF-8."))?;
    let line = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    if line.chars().any(char::is_control) {
        return Err(form("a password is one line, without control characters."));
    }
    Ok(Password::new(line))
}
