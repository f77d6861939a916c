"""The keys of words for what stands beside the happenings of a text."""

from __future__ import annotations

ASIDE_PHRASES = (
    "boilerplate.at_work",
    "boilerplate.any_day",
    "boilerplate.day_off",
    "boilerplate.disclosed",
)

ASIDE_SETS = (
    "advice.most",
    "advice.avoid",
    "advice.best",
    "advice.slots",
    "advice.judged",
    "boilerplate.footage",
    "boilerplate.reporting",
    "boilerplate.witnesses",
    "boilerplate.taking",
    "boilerplate.off",
    "deadline.copies",
    "boilerplate.advising",
    "boilerplate.again",
    "boilerplate.availability",
    "boilerplate.checking",
    "boilerplate.coming",
    "boilerplate.contacted",
    "boilerplate.contacts",
    "boilerplate.dialling",
    "boilerplate.early",
    "boilerplate.handed_in",
    "boilerplate.news",
    "boilerplate.own",
    "boilerplate.papers",
    "boilerplate.releases",
    "boilerplate.seen",
    "boilerplate.steady",
    "boilerplate.trading",
    "boilerplate.unable",
    "boilerplate.wanting",
    "boilerplate.working",
    "minutes.adjourned",
    "minutes.rose",
    "minutes.sittings",
)
