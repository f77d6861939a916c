"""Names to IANA zones: places, adjectives of places, abbreviations, names of zones.

Every answer is a zone or several candidates, the likeliest first, never an offset; text that names no zone
gives None or an empty tuple. The data lies in `data/zones/*.txt`, is read at the first look-up and searched
where it lies (`table.py`); tools/build_zones.py makes it.
"""

from __future__ import annotations

from timeline.zones.abbreviations import abbreviation, abbreviation_offset, abbreviation_readings
from timeline.zones.checking import check
from timeline.zones.database import tzdb_version, use_newest
from timeline.zones.demonyms import demonym
from timeline.zones.iana import canonical, country_of, country_zone, country_zones, in_country
from timeline.zones.names import begins_cldr_name, cldr_name, windows_name
from timeline.zones.places import Place, namesakes, only_zone, place, words
from timeline.zones.qualify import qualified

__all__ = [
    "Place",
    "abbreviation",
    "abbreviation_offset",
    "abbreviation_readings",
    "begins_cldr_name",
    "canonical",
    "check",
    "cldr_name",
    "country_of",
    "country_zone",
    "country_zones",
    "demonym",
    "in_country",
    "namesakes",
    "only_zone",
    "place",
    "qualified",
    "tzdb_version",
    "use_newest",
    "windows_name",
    "words",
]
