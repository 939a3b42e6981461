using PsyInterview.Coding;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using static PsyInterview.Demo.Preparation;

namespace PsyInterview.Demo;

/// <summary>The demo's first three participants are sent a summary of their first interview: one confirms and adds, one has not answered, one would put something differently.</summary>
internal sealed class Checks
{
    private const string An = "an-demo";

    private readonly DemoLog _log;
    private readonly CodedStudy _coded;
    private readonly StudyState _study;
    private readonly Codebook _book;

    public Checks(DemoLog log)
    {
        _log = log;
        var reading = LogReading.Of(log.Entries, AllKinds.Known);
        (_coded, _study, _book) = (CodedStudy.Of(reading), StudyState.Of(reading), Codebook.Of(reading));
    }

    /// <summary>Tells it, from the letters to what came back.</summary>
    public void Tell()
    {
        foreach (var (i, code) in ((string[])["P01", "P02", "P03"]).Index()) Send(code, At("2026-04-30T09:00:00+02:00").AddMinutes(20 * i));
        Do("P01", "2026-05-06T10:00:00+02:00", check => MemberCheckDecisions.Return(_study, check, new(2026, 5, 6), channel: "post", response: CheckResponses.Confirmed));
        Do("P01", "2026-05-06T10:02:00+02:00", check => MemberCheckDecisions.ConfirmRest(_study, check));
        Do("P01", "2026-05-06T10:05:00+02:00", check => MemberCheckDecisions.Add(_study, check, "Since then I rest before I get up for the telephone, too."));
        Do("P01", "2026-05-07T09:00:00+02:00", check => MemberCheckDecisions.Review(_study, check, new(2026, 5, 7)));
        Do("P01", "2026-05-07T09:01:00+02:00", check => MemberCheckDecisions.Close(_study, check, new(2026, 5, 7)));
        Code("P01", "2026-05-07T09:10:00+02:00", ["pacing"]);
        Do("P03", "2026-05-11T14:00:00+02:00", check => MemberCheckDecisions.Return(_study, check, new(2026, 5, 11), channel: "phone"));
        Do("P03", "2026-05-11T14:03:00+02:00", check => MemberCheckDecisions.Answer(_study, check, AboutTheHour(check), StatementAnswers.Amend, "it was the bus, more than the hour"));
        Do("P03", "2026-05-11T14:05:00+02:00", check => MemberCheckDecisions.ConfirmRest(_study, check));
        Do("P03", "2026-05-12T09:30:00+02:00", check => MemberCheckDecisions.Decide(_study, check, new(2026, 5, 12), AboutTheHour(check), ChangeVerdicts.Accepted, "we had taken one example for the whole", ["costs"], by: "jb"));
    }

    private void Send(string code, DateTimeOffset at)
    {
        var today = DateOnly.FromDateTime(at.Date);
        var held = _coded.Sessions.Any(s => s.Account.Stream == $"{code}-1");
        Do(code, at, check => MemberCheckDecisions.Plan(_study, check, code, 1, CheckForms.Summary, held));
        Do(code, at.AddMinutes(1), check => LetterDraft.Of(_coded, check, "en", ShippedLetters.Of(_study, "summary", "en")!) is var draft ? MemberCheckDecisions.Write(_study, check, draft.Language, FilledIn(draft.Text), draft.Quoted) : Decision.Nothing);
        Do(code, at.AddMinutes(9), check => MemberCheckDecisions.Send(_study, check, today, "post", CalendarDay.Iso(today.AddDays(21))));
    }

    // The participant's own words for it are in that statement; the others are of other things.
    private static int AboutTheHour(MemberCheck check) => check.Statements.ToList().FindIndex(s => s!.StartsWith("The hour", StringComparison.Ordinal)) + 1;

    // What a team fills in once, in its template, before the first letter leaves.
    private static string FilledIn(string text) => text
        .Replace("[address of the team]", "the address on the envelope", StringComparison.Ordinal)
        .Replace("[telephone number of the team]", "000 0000", StringComparison.Ordinal)
        .Replace("[name of the researcher], for the research team", "the research team", StringComparison.Ordinal);

    private void Code(string code, string at, IReadOnlyList<string> codes)
    {
        var stream = StreamOf(code);
        _log.Seal(stream, An, At(at), CodingDecisions.Code(Coding(), "an", Coding().Passages[0].Id, codes), at);
        _log.Seal(stream, An, At(at).AddMinutes(1), CodingDecisions.Finish(Coding(), "an"), at);

        SessionCoding Coding() => SessionCoding.Of(stream, SessionState.Empty, Entries(stream), _book);
    }

    private void Do(string code, string at, Func<MemberCheck, Decision> decide) => Do(code, At(at), decide);

    private void Do(string code, DateTimeOffset at, Func<MemberCheck, Decision> decide) =>
        _log.Seal(StreamOf(code), An, at, decide(MemberCheck.Of(StreamOf(code), Entries(StreamOf(code)), _study)), $"member check at {at:MM-dd HH:mm}");

    private IReadOnlyList<ReadEntry> Entries(string stream) => LogReading.Of(_log.Entries.Where(e => e.Id.Stream == stream), AllKinds.Known).Entries;

    private static string StreamOf(string code) => MemberCheck.StreamOf(code, 1, CheckForms.Summary);
}
