using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.MemberChecks;

/// <summary>One member check with P01, who agreed to being contacted again, and what happens to it.</summary>
internal sealed class CheckDesk
{
    public const string Stream = "P01-1.summary";

    /// <summary>Two statements.</summary>
    public const string Letter = "# What you told us\n\nDear participant,\n\n1. The exercises were hard.\n\n2. You said: “then I felt it”\n\n____\n";

    private readonly Dictionary<string, Chain> _chains = new(StringComparer.Ordinal);
    private readonly List<Entry> _study = [], _check = [];
    private DateTimeOffset _at = new(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(1));

    public CheckDesk(bool contact = true, string form = CheckForms.Summary)
    {
        Form = form;
        In(_study, EntryId.Study, new StudyCreated("Symptoms"), new ParticipantAdded("P01", "patients"), new ConsentRecorded("P01", 1, "contact", contact), new ConsentRecorded("P01", 1, "quotes", true));
    }

    public string Form { get; }

    /// <summary>Who records.</summary>
    public string By { get; set; } = "sd";

    public StudyState Study => StudyState.Of(LogReading.Of(_study, AllKinds.Known));

    public IReadOnlyList<ReadEntry> Entries => LogReading.Of(_check, AllKinds.Known).Entries;

    public MemberCheck Check => MemberCheck.Of(Stream, Entries, Study);

    public DateOnly Today => DateOnly.FromDateTime(_at.Date);

    public LogReading Reading => LogReading.Of(_study.Concat(_check), AllKinds.Known);

    public static CheckDesk Planned(bool contact = true, string form = CheckForms.Summary) => new CheckDesk(contact, form).Has(new MemberCheckPlanned("P01", 1, form));

    public static CheckDesk Written() => Planned().Has(new LetterWritten(1, "en", Letter));

    public static CheckDesk Sent() => Written().Does((study, check, today) => MemberCheckDecisions.Send(study, check, today, "post", "2026-11-23"));

    public static CheckDesk Returned(string? response = null) => Sent().Does((study, check, today) => MemberCheckDecisions.Return(study, check, today, response: response));

    /// <summary>This happened, a minute after what came before; a withdrawal in the study, everything else in the check.</summary>
    public CheckDesk Has(params ReadOnlySpan<Event> events)
    {
        foreach (var happened in events)
        {
            if (happened is ParticipantWithdrew or ConsentOverridden or ConsentRecorded) In(_study, EntryId.Study, happened);
            else In(_check, Stream, happened);
        }
        return this;
    }

    /// <summary>The clock goes on.</summary>
    public CheckDesk Later(int days)
    {
        _at = _at.AddDays(days);
        return this;
    }

    /// <summary>This is decided, and must be allowed. What it writes bears one time.</summary>
    public CheckDesk Does(Func<StudyState, MemberCheck, DateOnly, Decision> decide)
    {
        var decision = decide(Study, Check, Today);
        Assert.Null(decision.Refusal);
        In(_check, Stream, [.. decision.Events]);
        return this;
    }

    /// <summary>This would be refused in these words.</summary>
    public CheckDesk Refuses(string why, Func<StudyState, MemberCheck, DateOnly, Decision> decide)
    {
        Assert.Equal(why, decide(Study, Check, Today).Refusal);
        return this;
    }

    private void In(List<Entry> log, string stream, params ReadOnlySpan<Event> events)
    {
        if (!_chains.TryGetValue(By, out var chain)) _chains[By] = chain = new Chain($"{By}-0001", AllKinds.Known, () => new byte[16]);
        _at = _at.AddMinutes(1);
        foreach (var happened in events) log.Add(chain.Seal(stream, _at, happened));
    }
}
