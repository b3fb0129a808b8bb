#!/usr/bin/env python3
"""Recomputes due moments and charges from GET /api/v1/dossiers/{code}/deadline?export=true: one export a line on standard input, one answer a
line on standard output. Written from the rules alone (W, H, D, h, S, P, E, plan, own count, charges); no code of the service is used."""
import json, sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta, timezone
LOCAL, DAY, NONE = timezone(timedelta(hours=7)), timedelta(days=1), timedelta(0); FOREVER = datetime(9999, 1, 1, tzinfo=LOCAL)
def instant(text): return datetime.fromisoformat(text).astimezone(LOCAL) if text else None
def at(day, clock): return datetime.combine(day, time.fromisoformat(clock), LOCAL)
def inside(moment, spans): return any(a <= moment < b for a, b in spans)
def halves(limit): return int(2 * float(limit.split()[0]))
def is_wd(limit): return limit.endswith(" wd")
def stops(row): return not row["clockRuns"]
def late(row): return row["cause"] == "late-entry"
class Calendar:
    def __init__(self, data):
        self.data, self.last, self.cut, self.known = data, date.fromisoformat(data["to"]), time.fromisoformat(data["sameDayBefore"]), {}
    def written(self, day, office):
        like, on = day.strftime("%a").lower(), day.isoformat()
        for special in (s for s in self.data["days"] if s["from"] <= on <= s["to"]):
            if not special["works"] or special["sessions"]: return special["sessions"] or []
            like = special["like"]
        hours = max((h for h in self.data["hours"] if h["from"] <= on), key=lambda h: h["from"])
        return hours["offices"].get(office, hours["weekly"]).get(like, [])
    def sessions(self, day, office=None):
        if (day, office) not in self.known:
            self.known[day, office] = sorted((at(day, a), at(day, b)) for a, b in self.written(day, office))
        return self.known[day, office]
    def days(self, first): return (first + n * DAY for n in range((self.last - first).days + 1))
    def bells(self, first, office=None):                            # opening and close (the bell) of every session from a date on
        return (session for day in self.days(first) for session in self.sessions(day, office))
def nth(bells, n, pauses):                                         # in no pause; None where an open one swallows what is left
    for _, bell in bells:
        n -= not inside(bell, pauses)
        if n <= 0: return bell
def due(cal, start, limit, pauses, office=None):
    first, (n, unit) = start.date(), limit.split() if " " in limit else (0, limit)
    if unit == "wd": return nth(cal.bells(first + DAY), halves(limit), pauses)
    left, hours = int(n), timedelta(hours=int(n))
    if unit == "same-day":
        for day in cal.days(first):
            bell = max((close for _, close in cal.sessions(day, office)), default=None)
            if bell and not (day == first and (start.time() >= cal.cut or bell <= start)) and not inside(bell, pauses): return bell
    elif unit == "d":
        for day in cal.days(first + DAY):
            last = at(day, "23:59:59")
            left -= not inside(last, pauses)
            if left <= 0 and cal.sessions(day) and not inside(last, pauses): return last
    else:
        for a, b in cal.bells(first, office) if unit == "wh" else [(start, at(cal.last, "23:59:59"))]:
            a = max(a, start)
            for x, y in sorted(pauses) + [(b, b)]:                  # what lies before each pause, then behind the last
                free = max(min(x, b) - a, NONE)
                if free and free >= hours: return a + hours
                hours, a = hours - free, max(a, min(y, b))
def verdict(limit, end, moment):
    a, b = (end, moment) if not (end and moment) or limit.endswith(("wh", " h")) else (end.date(), moment.date())
    return None if not (a and b) else "early" if a < b else "on-time" if a == b else "late"
class Step:                                                        # one entry: the intervals in which it holds the dossier or waits
    def __init__(self, rows):
        self.rows, (self.name, self.branch, self.entry) = rows, (rows[0][key] for key in ("step", "branch", "entry"))
        self.start, self.end = rows[0]["from"], None if any(not r["to"] for r in rows) else max(r["to"] for r in rows)
        self.gone = self.end                                        # when its branch stands empty: behind the waits that follow it
    def follow(self, waits):
        wait = self.branch and self.gone and next((r for r in waits if r["branch"] == self.branch and r["from"] == self.gone != r["to"]), None)
        if wait: self.gone = wait["to"]; self.follow(waits)
    def holding(self, bell): return next((r for r in self.rows if not stops(r) and r["from"] <= bell < (r["to"] or FOREVER)), None)
    def charged(self, bells): return sum(self.holding(bell) is not None for bell in bells)
    def answer(self, limit, plan, own, moment, left, charged):
        return {"step": self.name, "branch": self.branch, "entry": self.entry, "plan": plan, "own": own, "due": moment, "remainingHalves": left,
                "charged": charged, "verdict": verdict(limit, self.end, moment)}
    def own_count(self, cal, limit, used, not_mine, until):         # without the session in which it came; again: what was left, a day at least
        before = [n for other, n in used if other.name == self.name and other.end and other.end <= self.start]
        n = max(halves(limit) - sum(before), 2) if before else halves(limit)
        rings = [(o, b) for o, b in cal.bells(self.start.date()) if o > self.start]
        used.append((self, sum(b < (self.end or until) and not inside(b, not_mine) for _, b in rings)))
        return nth(rings, n, not_mine), n - used[-1][1]
def blocks_of(steps):                                              # on the main line alone; branches together until all have ended, or go on then
    blocks, kin = [], lambda a, b: (a + "/").startswith(b + "/") or (b + "/").startswith(a + "/")
    for step in steps:
        end = max((s.gone or FOREVER for s in blocks[-1]), default=None) if blocks and step.branch and blocks[-1][0].branch else step.start - DAY
        beside = end > step.start or end == step.start and any(kin(s.branch, step.branch) for s in blocks[-1])
        blocks[-1].append(step) if beside else blocks.append([step])
    return blocks
def recompute(data):
    now, used, entries, phases, answers = instant(data["asOf"]), [], {}, [], {}
    calendars, limits = [Calendar(c) for c in data["calendars"]], {s["step"]: s for s in data["steps"]}
    for row in data["intervals"] + data["phases"]:
        row.update({k: instant(row[k]) for k in ("from", "to", "start", "end", "restartedAt") if k in row})
    for row in sorted(data["intervals"], key=lambda r: (r["from"], r["seq"])):
        if row["step"] and row["cause"] in ("step", "ground"): entries.setdefault((row["step"], row["branch"], row["entry"]), []).append(row)
    steps = [Step(rows) for (name, _, _), rows in entries.items() if name in limits or any(r["cause"] == "step" for r in rows)]
    for s in steps: s.follow([r for r in data["intervals"] if r["cause"] == "ground" and r["step"] and r["step"] not in limits])
    for p in data["phases"]:
        p["nos"], until = [p["no"], *p["covers"]], p["end"] or FOREVER
        mine = [s for s in steps if s not in answers and s.rows[0]["phase"] in p["nos"] and s.start < until]
        rows = [r for r in data["intervals"] if r["phase"] in p["nos"] and p["start"] <= r["from"] < until]
        phases.append(phase(p, calendars[p["calendar"]], rows, mine, limits, now, used, answers))
    for step in (s for s in steps if s not in answers):             # outside the phases: by its own count
        cal, moment, left = calendars[[p for p in data["phases"] if p["start"] <= step.start][-1]["calendar"]], None, None
        pauses, limit = [(r["from"], r["to"] or FOREVER) for r in step.rows if stops(r)], limits.get(step.name, {}).get("limit", "")
        if is_wd(limit): moment, left = step.own_count(cal, limit, used, pauses, now)
        elif limit: moment = due(cal, step.start, limit, pauses, step.rows[0]["office"])
        answers[step] = step.answer(limit, None, moment, moment, left, step.charged(b for _, b in cal.bells(step.start.date()) if step.start < b < (step.end or now)))
    return {"code": data["code"], "phases": phases, "steps": [answers[s] for s in steps]}
def phase(p, cal, rows, mine, limits, now, used, answers):
    limit, end, basis, until = p["limit"], p["end"], p["restartedAt"] or p["start"], p["end"] or now
    def spans(which, before=FOREVER): return [(r["from"], r["to"] or end or FOREVER) for r in rows if which(r) and r["from"] < before]
    hiding, total = spans(lambda r: stops(r) or late(r) and not r["to"] and not end), halves(limit) if is_wd(limit) else 0
    moment, given = due(cal, basis, limit, hiding), max((r["to"] for r in rows if r["ground"] == "supplement" and stops(r) and r["to"]), default=None)
    other = given and due(cal, p["start"] if p["restartedAt"] else given, limit, hiding)
    promise = p["extension"] and moment and nth(cal.bells((basis if total else moment).date() + DAY), total + halves(p["extension"]), hiding)
    counted = [b for _, b in cal.bells(basis.date() + DAY) if b < until and not inside(b, spans(stops))]
    free = [b for b in counted if not inside(b, spans(late))]
    out = {"no": p["no"], "due": moment, "promise": promise or None, "otherModeDue": other, "remainingHalves": None, "counted": 0, "charges": [],
           "balance": None, "verdict": verdict(limit, end, moment)}
    if not total:
        answers.update((s, s.answer(limit, None, None, moment, None, s.charged(free))) for s in mine)
        return out
    plan, before, allowed, lines, taken = {}, 0, {}, defaultdict(lambda: [0, 0]), set()
    for s in mine:                                                  # a step is allowed once, however often it is entered
        counts = s.name in limits and limits[s.name]["phase"] in p["nos"] and s.name not in {other.name for other in allowed}
        allowed[s] = halves(limits[s.name]["limit"]) if counts else 0
    first = {b for b in free if any(not s.branch and s.holding(b) for s in mine)}   # the step on the main line goes before a block
    for block in blocks_of(mine):
        for i, s in enumerate(block):                               # on its branch, and on those out of which it forked
            plan[s] = before + sum(allowed[o] for o in block[:i + 1] if (s.branch + "/").startswith(o.branch + "/"))
        def line(office): return lines[("parallel", None, None, s) if s.branch else ("step", s.name, office, None)]
        parts = limits.get(s.name, {}).get("parts") if allowed[s] and not s.branch else []
        for part in parts or []:                                    # each holder has its own; of who never held it nobody is allowed
            for row in [r for r in s.rows if not stops(r) and r["holder"] == part["holder"]][:1]: line(row["office"])[1] += halves(part["limit"])
        if not parts: line(s.rows[0]["office"])[1] += max(map(plan.get, block)) - before
        before, held = max(map(plan.get, block)), {b for b in free if any(o.holding(b) for o in block)} - taken - (first if s.branch else set())
        for bell in held: line(next(r for r in map(lambda o: o.holding(bell), block) if r)["office"])[0] += 1
        taken |= held
    for row in (r for r in rows if late(r) or r["cause"] == "incident"):
        held = {b for b in counted if row["from"] <= b < (row["to"] or FOREVER)} - taken
        lines[row["cause"], None, row["office"] if late(row) else None, None][0] += len(held)
        taken |= held
    lines["not-allotted", None, None, None] = [len(counted) - len(taken), total - sum(line[1] for line in lines.values())]
    out.update(counted=len(counted), remainingHalves=total - len(counted), balance=len(counted) - total if end else None,
               charges=[{"kind": k, "step": s, "office": o, "charged": c, "allowed": a} for (k, s, o, _), (c, a) in lines.items()])
    for s in mine:
        moved, own, left = spans(stops, s.end or FOREVER), None, None
        aim = nth(cal.bells(basis.date() + DAY), min(plan[s], total), moved) if plan[s] else None
        if s.name in limits: own, left = s.own_count(cal, limits[s.name]["limit"], used, moved + spans(late, s.end or FOREVER), until)
        answers[s] = s.answer(limit, aim, own, moment if left is None else own if not plan[s] else aim and own and max(aim, own), left, s.charged(free))
    return out
for line in sys.stdin:
    print(json.dumps(recompute(json.loads(line)), default=lambda moment: moment.isoformat()))
