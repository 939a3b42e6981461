using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>Member checks in tables: the counts with the line for the paper, every check, every change that was asked for.</summary>
public static class MemberCheckReport
{
    private const string Erased = "(its words were erased)";

    private static readonly (string Row, string Answer)[] InTalk = [("confirmed", "confirmed"), (CheckCounts.Added, "added"), (CheckCounts.Changes, "corrected")];

    /// <summary>The report <c>member-checks</c>.</summary>
    public static Table From(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Counted(reading);
        var groups = cohort.Asked(asked.Group);
        var counts = CheckCounts.Of(cohort, MemberCheck.All(reading, cohort.Study), groups);
        var talked = InTheTalk(cohort, groups);
        List<string> columns = ["", .. talked.Count > 0 ? (string[])[CheckForms.Words(CheckForms.InSession)] : [], .. counts.Select(c => Title(c, counts, cohort))];
        List<IReadOnlyList<string>> rows = [];
        Row("participants", talked.Select(t => t.Person).Distinct().Count(), c => c.People);
        Row("no check planned", 0, c => c.NotPlanned);
        foreach (var part in CheckCounts.NotInvitedParts) Row(part, 0, c => c.Of(part), isKept: false);
        Row("invited", talked.Count, c => c.Invited);
        Row("  returned", talked.Count(t => t.Answer is not null), c => c.Returned);
        foreach (var part in CheckCounts.ReturnedParts)
        {
            var answer = InTalk.FirstOrDefault(t => t.Row == part);
            Row("    " + part, answer.Row is null ? 0 : talked.Count(t => t.Answer == answer.Answer), c => c.Of(part), part is CheckCounts.Confirmed or CheckCounts.Added or CheckCounts.Changes);
        }
        foreach (var part in CheckCounts.UnansweredParts) Row("  " + part, part == CheckCounts.NoResponse ? talked.Count(t => t.Answer is null) : 0, c => c.Of(part), part == CheckCounts.NoResponse);
        Row("changes asked for", 0, c => c.Asked.Count());
        foreach (var verdict in ChangeVerdicts.All) Row("  " + verdict, 0, c => c.Decided(verdict), isKept: counts.Any(c => c.Asked.Any()));
        Row("  not decided yet", 0, c => c.Decided(null), isKept: false);
        List<string> notes =
        [
            .. counts.Select(c => Line(c, counts, cohort)),
            .. talked.Count > 0 ? (string[])[LineOf(talked)] : [],
            .. counts.Select(c => Sentence(c, counts, cohort)).OfType<string>(),
        ];
        if (counts.Count + talked.Count == 0) notes.Add("No member check was planned, and nothing was said back in an interview.");
        else notes.AddRange(Definitions(talked.Count > 0));
        notes.AddRange(cohort.PilotNote);
        return new("member-checks", "Member checks", columns, counts.Count + talked.Count == 0 ? [] : rows, notes, columns.Skip(1).ToHashSet(StringComparer.Ordinal));

        void Row(string name, int inTalk, Func<CheckCounts, int> of, bool isKept = true)
        {
            if (!isKept && inTalk == 0 && counts.All(c => of(c) == 0)) return;
            rows.Add([name, .. talked.Count > 0 ? (string[])[NumberWords.Digits(inTalk)] : [], .. counts.Select(c => NumberWords.Digits(of(c)))]);
        }
    }

    /// <summary>The report <c>member-check-list</c>: a row a check.</summary>
    public static Table List(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var groups = cohort.Asked(asked.Group);
        List<IReadOnlyList<string>> rows = [];
        foreach (var check in MemberCheck.All(reading, cohort.Study).Where(c => groups.Contains(cohort.GroupOf(c.Person))))
        {
            rows.Add([
                check.Stream, CheckStanding.Of(check.Phase), check.Sent?.On ?? "", check.Due ?? "", NumberWords.Digits(check.Reminders.Count), check.ReturnedOn ?? "", check.Response ?? "",
                NumberWords.Digits(check.Changes.Count()), NumberWords.Digits(check.Additions.Count), CheckStanding.Waits(cohort.Study, check, asked.Today)?.Words ?? ""]);
        }
        return new(
            "member-check-list", "Every member check",
            ["check", "standing", "sent", "due", "reminders", "answered", "answer", "changes", "additions", "waits for"], rows,
            [
                $"As of {CalendarDay.Iso(asked.Today)}.",
                "Due: the day by which an answer is expected, as last said. Changes: statements that were amended or disputed. member-check show has the whole of one.",
                .. rows.Count == 0 ? (string[])["No member check was planned."] : [],
            ],
            new HashSet<string>(["reminders", "changes", "additions"], StringComparer.Ordinal));
    }

    /// <summary>One check: its statements with what was answered and decided, then what was added.</summary>
    public static Table Of(MemberCheck check)
    {
        var statements = check.Statements;
        List<IReadOnlyList<string>> rows = [.. Enumerable.Range(0, statements.Count + 1).Where(n => n > 0 || check.Answers.ContainsKey(0)).Select(n =>
        {
            var answer = check.Answers.GetValueOrDefault(n);
            var decided = answer is null ? null : check.Decisions.GetValueOrDefault(answer.Id);
            return (IReadOnlyList<string>)[
                NumberWords.Digits(n), n == 0 ? "the letter as a whole" : statements[n - 1] ?? Erased, answer?.Answer ?? "", answer?.Words ?? "", decided?.Verdict ?? (answer?.IsChange == true ? "not decided yet" : ""), decided?.Reason ?? "",
                decided is null ? "" : string.Join(", ", decided.Touched)];
        }), .. check.Additions.Select(a => (IReadOnlyList<string>)["", "", "add", a.Words, "", "", ""])];
        return new("member-check", $"{check.Stream}: {CheckForms.Words(check.Form)}, {CheckStanding.Of(check.Phase)}", ["number", "statement", "answer", "in their words", "decision", "because", "touches"], rows,
            [.. Way(check), check.Response is { } response ? $"As a whole: {response}." : "The answer as a whole is not recorded.", "Statements: of the letter that was sent, else of its last version."], new HashSet<string>(["number"], StringComparer.Ordinal));
    }

    private static IEnumerable<string> Way(MemberCheck check)
    {
        yield return $"Planned {check.PlannedOn}; {NumberWords.Of(check.Letters.Count, "version")} of the letter.";
        if (check.Sent is { } sent)
        {
            yield return $"Sent {sent.On} by {sent.Channel}, {sent.By}{(sent.Version > 0 ? $", version {NumberWords.Digits(sent.Version)}" : "")}{(check.Hashes is { } hashes ? $", SHA-256 {hashes.Letter}{(hashes.File is { } file ? $", of the file {file}" : "")}" : "")}."
                + (check.Reminders.IsEmpty ? "" : $" Reminded {string.Join(", ", check.Reminders.Select(r => r.On))}.");
        }
        if (check.EndedOn is { } ended) yield return $"{ended}: {CheckStanding.Of(check.Phase)}{(check.Reason is { } why ? $" ({why})" : "")}.";
        List<string> later = [.. ((string, string?)[])[("answered", check.ReturnedOn), ("reviewed", check.ReviewedOn), ("closed", check.ClosedOn)] is var steps ? steps.Where(s => s.Item2 is not null).Select(s => $"{s.Item1} {s.Item2}") : []];
        if (later.Count > 0) yield return $"{char.ToUpperInvariant(later[0][0])}{string.Join(", ", later)[1..]}.";
        foreach (var (on, words) in check.FollowUps) yield return $"After the distress, {on}: {words}.";
    }

    /// <summary>The report <c>requested-changes</c>: every change that participants asked for, and what was decided.</summary>
    public static Table Changes(LogReading reading, ReportOptions asked)
    {
        var cohort = Cohort.Of(reading);
        var groups = cohort.Asked(asked.Group);
        List<IReadOnlyList<string>> rows = [];
        foreach (var check in MemberCheck.All(reading, cohort.Study).Where(c => c.Phase is not CheckPhase.Withdrawn && !cohort.IsWithheld(c.Person) && groups.Contains(cohort.GroupOf(c.Person))))
        {
            var statements = check.Statements;
            foreach (var change in check.Changes)
            {
                var decided = check.Decisions.GetValueOrDefault(change.Id);
                var withheld = ConsentRules.SaidNo(cohort.Study, check.Person, check.Wave, "quotes") is { } no ? $"(withheld: {no})" : null;
                rows.Add([
                    check.Stream, change.Statement == 0 ? "the whole" : NumberWords.Digits(change.Statement), change.Statement == 0 ? "" : statements[change.Statement - 1] ?? Erased,
                    change.Answer, change.Words is { } own ? withheld ?? own : "", decided?.Verdict ?? "not decided yet", decided?.Reason ?? "", decided is null ? "" : string.Join(", ", decided.Touched), decided is null ? "" : $"{decided.On} {decided.By}"]);
            }
        }
        return new(
            "requested-changes", "Changes that participants asked for", ["check", "statement", "it said", "answer", "in their words", "decision", "because", "touches", "decided"], rows,
            [
                "It said: the statement in the letter that was sent, which stays as it is. Touches: the codes and themes that the decision concerns.",
                .. rows.Count == 0 ? (string[])["No change was asked for."] : [],
            ],
            new HashSet<string>());
    }

    /// <summary>The line whose counts add up, for one form.</summary>
    internal static string Line(CheckCounts counts, IReadOnlyList<CheckCounts> all, Cohort cohort)
    {
        List<string> returned =
        [
            $"confirmed {counts.Of(CheckCounts.Confirmed)}", $"added {counts.Of(CheckCounts.Added)}", $"asked for changes {counts.Of(CheckCounts.Changes)}{(counts.Of(CheckCounts.Changes) > 0 ? $" ({counts.Applied} applied)" : "")}",
            .. Some(counts, [CheckCounts.Disagreed, CheckCounts.Distressed, CheckCounts.NotRead]),
        ];
        List<string> parts =
        [
            $"no response {counts.Of(CheckCounts.NoResponse)}", .. Some(counts, CheckCounts.UnansweredParts.Skip(1)),
        ];
        List<string> before = [.. counts.NotPlanned > 0 ? (string[])[$"no check planned {counts.NotPlanned}"] : [], .. Some(counts, CheckCounts.NotInvitedParts)];
        var title = Title(counts, all, cohort);
        return $"{char.ToUpperInvariant(title[0])}{title[1..]}: invited {counts.Invited} of {counts.People}; returned {counts.Returned}: {string.Join(", ", returned)}; {string.Join(", ", parts)}.{(before.Count == 0 ? "" : $" Not invited: {string.Join(", ", before)}.")}"
            + (counts.Asked.Count() is > 0 and var asked ? $" Changes asked for, by whomever: {asked} ({string.Join(", ", ((string?[])[.. ChangeVerdicts.All, null]).Where(v => v is not null || counts.Decided(v) > 0).Select(v => $"{v ?? "not decided yet"} {counts.Decided(v)}"))})." : "")
            + (counts.Additions is > 0 and var added ? $" Additions, by whomever: {added}." : "");
    }

    private static IEnumerable<string> Some(CheckCounts counts, IEnumerable<string> parts) => parts.Where(p => counts.Of(p) > 0).Select(p => $"{p} {counts.Of(p)}");

    /// <summary>The sentence for the paper; null while nobody was invited.</summary>
    internal static string? Sentence(CheckCounts counts, IReadOnlyList<CheckCounts> all, Cohort cohort)
    {
        if (counts.Invited == 0) return null;
        var which = all.Any(c => c.Wave != counts.Wave) ? $"{NumberWords.Ordinal(counts.Wave)} interview" : "interview";
        var what = counts.Form switch
        {
            CheckForms.Transcript => $"were sent the transcript of their {which}",
            CheckForms.Summary => $"were sent a summary of their {which}",
            CheckForms.Synthesized => "were sent a synthesis of the themes with quotes",
            CheckForms.Findings => "were sent the findings",
            CheckForms.Interview => "were invited to a further interview about the findings",
            _ => "were invited to talk about the findings together",
        };
        List<string> answers =
        [
            .. Said(CheckCounts.Confirmed, n => $"{n} confirmed it"), .. Said(CheckCounts.Added, n => $"{n} confirmed it and added to it"), .. Said(CheckCounts.Changes, n => $"{n} asked for changes"),
            .. Said(CheckCounts.Disagreed, n => $"{n} disagreed"), .. Said(CheckCounts.Distressed, n => $"{n} {(counts.Of(CheckCounts.Distressed) == 1 ? "was" : "were")} distressed by it"),
            .. Said(CheckCounts.NotRead, n => $"the answer of {n} is not read yet"), .. Said(CheckCounts.NoResponse, n => $"{n} did not respond"), .. Said(CheckCounts.Declined, n => $"{n} declined"),
            .. Said(CheckCounts.Undeliverable, n => $"{n} could not be reached"), .. Said(CheckCounts.Withdrew, n => $"{n} withdrew from the study"),
            .. Said(CheckCounts.Waiting, n => $"{n} {(counts.Of(CheckCounts.Waiting) == 1 ? "has" : "have")} not answered yet"),
        ];
        var asked = counts.Asked.Count();
        var changes = asked == 0 ? "" : $" Of {(asked == 1 ? "one change" : $"{NumberWords.Inside(asked)} changes")} asked for, {string.Join(", ", ((string?[])[.. ChangeVerdicts.All, null])
            .Where(v => counts.Decided(v) > 0).Select(v => $"{NumberWords.Inside(counts.Decided(v))} {(counts.Decided(v) == 1 ? "was" : "were")} {v ?? "not decided yet"}"))}.";
        return $"For the paper: {NumberWords.Beginning(counts.Invited)} of {NumberWords.Inside(counts.People)} {FlowParagraph.Noun(cohort, counts.Group, counts.People)} {(counts.Invited == 1 ? what.Replace("were", "was", StringComparison.Ordinal) : what)}; {string.Join(", ", answers)}.{changes}";

        IEnumerable<string> Said(string part, Func<string, string> words) => counts.Of(part) > 0 ? [words(NumberWords.Inside(counts.Of(part)))] : [];
    }

    private static string Title(CheckCounts counts, IReadOnlyList<CheckCounts> all, Cohort cohort)
    {
        var others = all.Where(c => c.Form == counts.Form).ToList();
        return CheckForms.Words(counts.Form) + (others.Exists(c => c.Group != counts.Group) ? $", {cohort.Title(counts.Group).ToLowerInvariant()}" : "")
            + (others.Exists(c => c.Wave != counts.Wave) ? $", {NumberWords.Ordinal(counts.Wave)} interview" : "");
    }

    private static string LineOf(IReadOnlyList<(string Person, string Stream, string? Answer)> talked) =>
        $"In the session: said back {talked.Count} in {NumberWords.Of(talked.Select(t => t.Stream).Distinct().Count(), "interview")}: confirmed {talked.Count(t => t.Answer == "confirmed")}, "
        + $"added {talked.Count(t => t.Answer == "added")}, asked for changes {talked.Count(t => t.Answer == "corrected")}; no answer noted {talked.Count(t => t.Answer is null)}.";

    private static IReadOnlyList<(string Person, string Stream, string? Answer)> InTheTalk(Cohort cohort, IReadOnlyList<string?> groups) =>
        [.. cohort.Accounts.Where(a => !a.IsWithheld && groups.Contains(a.Group ?? cohort.GroupOf(cohort.Study.Now(a.State.Plan!.Participant))))
            .SelectMany(a => a.State.Moments.Where(m => m.What == "member check" && !m.Struck).Select(m => (cohort.Study.Now(a.State.Plan!.Participant), a.Stream, m.Answer is "confirmed" or "added" or "corrected" ? m.Answer : null)))];

    private static IEnumerable<string> Definitions(bool isTalked)
    {
        yield return "Participants: those of whom such an interview was held, who withdrew later among them. Each is counted once in each kind, with the check that came furthest, of these the latest. Invited = returned + no response + waiting + declined + undeliverable + withdrew; "
            + "returned = confirmed + with additions + asked for changes + disagreed + distressed + not read yet; participants = invited + no check planned + those planned and not invited. Who wanted erasure counts as withdrew, whatever they had answered. No answer is never counted as a confirmation.";
        yield return "Changes: statements, or the whole, that somebody amended or disputed. Applied: of those who asked for changes, with whom at least one was accepted. What was sent, and what was said, stays as it was.";
        if (isTalked) yield return "In the session: each time something was said back (m on the live screen) is counted, not each person; corrected stands with those who asked for changes, and participants are those to whom it happened.";
    }
}
