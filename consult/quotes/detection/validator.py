"""Checks of numbers by their own arithmetic. A rule names the one that it wants."""

import re
from collections.abc import Callable
from datetime import date

import phonenumbers

from consult.quotes.detection.band import banded
from consult.quotes.detection.lexicon import is_uncommon

_VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)
_UTR_WEIGHTS = (6, 7, 8, 9, 10, 5, 4, 3, 2)
_UTR_CHECKS = "21987654321"


def valid(name: str, value: str) -> bool:
    """Tell whether a value passes the check of that name; "" is no check."""
    return not name or _CHECKS[name](value)


def _digits(value: str) -> list[int]:
    return [int(digit) for digit in re.findall(r"[0-9]", value)]


def nhs(value: str) -> bool:
    """Check the modulus 11 of an NHS number (NHS Data Dictionary)."""
    digits = _digits(value)
    check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return len(digits) == 10 and len(set(digits)) > 1 and check % 11 == digits[-1]


def luhn(value: str) -> bool:
    """Check the modulus 10 of a payment card (ISO/IEC 7812-1)."""
    digits = _digits(value)[::-1]
    total = sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return 12 <= len(digits) <= 19 and len(set(digits)) > 1 and total % 10 == 0


def iban(value: str) -> bool:
    """Check the modulus 97 of an account number (ISO 13616)."""
    plain = re.sub(r"[^A-Z0-9]", "", value.upper())
    moved = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(one, 36)) for one in moved)) % 97 == 1


def vat(value: str) -> bool:
    """Check a VAT number by modulus 97, old or new style (HMRC, 2010); branch digits are not checked."""
    digits = _digits(value)[:9]
    if len(digits) < 9:
        return False
    total = sum(w * d for w, d in zip(_VAT_WEIGHTS, digits, strict=False)) + digits[7] * 10 + digits[8]
    return total % 97 in (0, 42)


def phone(value: str) -> bool:
    """Check that a number has the length and the range of a British or foreign telephone number."""
    try:
        number = phonenumbers.parse(" ".join(value.split()), "GB")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)


def day(value: str) -> bool:
    """Check that a date in figures, day first or year first, exists."""
    parts = [int(part) for part in re.findall(r"[0-9]+", value)]
    if len(parts) != 3:
        return True
    try:
        date(*(parts if parts[0] > 31 else parts[::-1])) if max(parts) > 99 else None
    except ValueError:
        return False
    return True


def latitude(value: str) -> bool:
    """Check that two decimals are a latitude and longitude of the British Isles."""
    numbers = [float(one) for one in re.findall(r"[0-9]+\.[0-9]+", value)]
    return len(numbers) == 2 and 49 <= numbers[0] <= 61 and numbers[1] <= 11


def address(value: str) -> bool:
    """Check that an Internet address has four parts of 0 to 255, the first above 9: a version seldom has."""
    parts = [int(part) for part in value.split(".")]
    return len(parts) == 4 and parts[0] > 9 and all(part <= 255 for part in parts)


def exact(value: str) -> bool:
    """Check that a figure says more than its round one would."""
    return _digits(banded(value)) != _digits(value)


def telling(value: str) -> bool:
    """Check that words in capitals say more than common nouns do: an acronym, an uncommon word, or several."""
    tokens = re.findall(r"[^\W\d_]+", value)
    acronym = len(tokens) == 1 and len(value) > 2 and sum(one.isupper() for one in value) > 1
    return acronym or len(tokens) > 1 or any(is_uncommon(token.lower()) for token in tokens)


def coined(value: str) -> bool:
    """Check that one word at least is none of everyday English."""
    return any(is_uncommon(token.lower()) for token in re.findall(r"[^\W\d_]+", value))


def named(value: str) -> bool:
    """Check that a word with a capital is none of everyday English."""
    return any(is_uncommon(token.lower()) for token in re.findall(r"(?<!\w)[A-Z][^\W\d_]+", value))


def placed(value: str) -> bool:
    """Check that what stands before the last word is a name: the last says only what sort of place it is."""
    return named(value.rpartition(" ")[0])


_CHECKS: dict[str, Callable[[str], bool]] = {
    check.__name__: check
    for check in (nhs, luhn, iban, vat, phone, day, latitude, address, exact, telling, coined, named, placed)
}
