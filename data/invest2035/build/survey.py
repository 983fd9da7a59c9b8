"""The survey export, as Qualtrics writes it: three header rows, then a row for each response."""

import csv
import json
from datetime import timedelta
from typing import TextIO

from data.invest2035.build.chance import Chance
from data.invest2035.build.material import Material
from data.invest2035.build.response import Response

HEADER_ROWS = 3
_LEADING = {
    "StartDate": ("Start Date", "startDate"),
    "EndDate": ("End Date", "endDate"),
    "Status": ("Response Type", "status"),
    "IPAddress": ("IP Address", "ipAddress"),
    "Progress": ("Progress", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration"),
    "Finished": ("Finished", "finished"),
    "RecordedDate": ("Recorded Date", "recordedDate"),
    "ResponseId": ("Response ID", "_recordId"),
    "RecipientLastName": ("Recipient Last Name", "recipientLastName"),
    "RecipientFirstName": ("Recipient First Name", "recipientFirstName"),
    "RecipientEmail": ("Recipient Email", "recipientEmail"),
    "ExternalReference": ("External Data Reference", "externalDataReference"),
    "LocationLatitude": ("Location Latitude", "locationLatitude"),
    "LocationLongitude": ("Location Longitude", "locationLongitude"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel"),
    "UserLanguage": ("User Language", "userLanguage"),
}
_PROFILE_FIELDS = ("respondent_type", "acting_for", "org_size", "sectors", "region", "consent", "members_represented")
_PERSONAL_CODES = ("P1", "P2", "P3", "P4")


class Survey:
    """Writes `survey.csv` row by row."""

    def __init__(self, file: TextIO, material: Material) -> None:
        self._material = material
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._codes = {question: question.upper() for question in material.questions}
        self._write_headers()
        self.n_rows = 0

    def write(self, response: Response) -> int:
        """Write one response; return the spreadsheet row it is in."""
        self.n_rows += 1
        cells = [response.answers[question].text if question in response.answers else "" for question in self._codes]
        self._writer.writerow([*_leading(response), *_profile(response), *cells])
        return HEADER_ROWS + self.n_rows

    def _write_headers(self) -> None:
        names, texts, ids = list(_LEADING), [one for one, _ in _LEADING.values()], [one for _, one in _LEADING.values()]
        profile = _asked(self._material)
        names += [*profile, *self._codes.values()]
        texts += [*profile.values(), *(f"{one.number}. {one.wording}" for one in self._material.questions.values())]
        ids += [f"QID{100 + n}" for n, _ in enumerate(profile)]
        ids += [f"QID{question.number}_TEXT" for question in self._material.questions.values()]
        self._writer.writerow(names)
        self._writer.writerow(texts)
        self._writer.writerow([json.dumps({"ImportId": one}, separators=(",", ":")) for one in ids])


def _asked(material: Material) -> dict[str, str]:
    """Return the profile and personal questions by code, as the questionnaire words them."""
    asked = {}
    for field in material.questionnaire["profile"]:
        code, wording = field["aliases"][0], field["aliases"][1]
        asked[code] = wording.removeprefix(f"{code}. ")
    personal = material.questionnaire["personal"]
    for code in _PERSONAL_CODES:
        asked[code] = next(one for one in personal if one.startswith(f"{code}. ")).removeprefix(f"{code}. ")
    return asked


def _leading(response: Response) -> list[str]:
    chance = Chance(7, response.number)
    ended = response.started + timedelta(minutes=response.minutes, seconds=chance.whole(0, 59))
    # A point in the North Sea: the platform guesses a location from the IP address, and nobody lives there.
    latitude, longitude = f"{54 + chance.random() * 2:.4f}", f"{1 + chance.random() * 2:.4f}"
    return [
        f"{response.started:%Y-%m-%d %H:%M:%S}",
        f"{ended:%Y-%m-%d %H:%M:%S}",
        "Survey Preview" if response.preview else "IP Address",
        f"192.0.2.{chance.whole(1, 254)}",
        str(response.progress),
        str(int((ended - response.started).total_seconds())),
        str(response.progress == 100),
        f"{ended + timedelta(seconds=1):%Y-%m-%d %H:%M:%S}",
        response.id,
        *("", "", "", ""),
        latitude,
        longitude,
        "preview" if response.preview else "anonymous",
        response.language,
    ]


def _profile(response: Response) -> list[str]:
    respondent = response.respondent
    given = [respondent.given[field] for field in _PROFILE_FIELDS]
    # The date question comes last of the profile, and the personal ones follow it.
    return [
        *given,
        f"{response.started:%Y-%m-%d}",
        respondent.organisation,
        respondent.person,
        respondent.email,
        respondent.title,
    ]
