using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>Whose words a report may show.</summary>
public sealed class QuoteTests
{
    private readonly ReportLog _log = new ReportLog().Has(
        new GroupDeclared("patients", "Patients"), new GroupDeclared("therapists", "Therapists", "T"),
        new CriterionDeclared("therapist", "Therapist", "link", null, "patients", To: "therapists"),
        new ParticipantAdded("P07", "patients"), new ParticipantAdded("T04", "therapists"));

    [Fact]
    public void Who_said_no_to_quotes_is_not_quoted()
    {
        _log.Has(new ConsentRecorded("P07", 1, "quotes", false)).Talked("P07", 1, "2026-11-05", "it sits in my back");
        Assert.Contains("(quote withheld: P07 did not agree to quotes)", Words());
        Assert.Contains("1 quote of P07 withheld: P07 did not agree to quotes.", Notes());
        Assert.DoesNotContain(Words(), w => w.Contains("back", StringComparison.Ordinal));
        _log.Has(new ConsentOverridden("P07", 1, "quote", "asked again by letter"));
        Assert.Contains("“it sits in my back”", Words());
    }

    [Fact]
    public void A_quote_without_a_word_on_file_is_shown_and_counted()
    {
        _log.Talked("P07", 1, "2026-11-05", "it sits in my back");
        Assert.Contains("“it sits in my back”", Words());
        Assert.Contains(Notes(), n => n.StartsWith("Consent to quotes is not on file for 1 quote shown here (P07 1)", StringComparison.Ordinal));
        _log.Has(new ConsentRecorded("P07", 1, "quotes", true));
        Assert.Single(Notes());
    }

    [Fact]
    public void What_came_after_a_withdrawal_for_anything_new_is_withheld()
    {
        _log.Has(new ConsentRecorded("P07", 1, "quotes", true)).Talked("P07", 1, "2026-11-05", "before");
        _log.On("2026-11-12").Has(new ParticipantWithdrew("P07", Scopes.New, "2026-11-10"));
        _log.On("2026-11-09").In("P07-1", new NoteTaken(NoteForms.Observation, "q1", "still before"));
        _log.On("2026-11-11").In("P07-1", new NoteTaken(NoteForms.Observation, "q1", "after"));
        Assert.Contains("“before”", Words());
        Assert.Contains(Words(), w => w.StartsWith("still before", StringComparison.Ordinal));
        Assert.Contains("(withheld: P07 withdrew, nothing new is used)", Words());
        Assert.Contains(Notes(), n => n.StartsWith("1 line of P07 withheld", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_that_were_changed_after_such_a_withdrawal_are_withheld_too()
    {
        _log.Has(new ConsentRecorded("P07", 1, "quotes", true)).On("2026-11-05").In("P07-1", new SessionPlanned("P07", "interview", 1, "five", 1, "en", "x"),
            new ChecksDeferred(), new SessionStarted(), new NoteTaken(NoteForms.Quote, "q1", "first words"));
        var quote = _log.Entries[^1].Id.ToString();
        _log.On("2026-11-10").Has(new ParticipantWithdrew("P07", Scopes.New));
        Assert.Contains("“first words”", Words());
        _log.On("2026-11-11").In("P07-1", new TextEdited(quote, "later words"));
        Assert.DoesNotContain(Words(), w => w.Contains("words”", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_people_who_belong_together_and_are_both_quoted_are_named()
    {
        _log.Has(new CriterionRecorded("P07", "therapist", ["T04"]), new ConsentRecorded("P07", 1, "quotes", true), new ConsentRecorded("T04", 1, "quotes", true));
        _log.Talked("P07", 1, "2026-11-05", "mine");
        Assert.Single(Notes());
        _log.Talked("T04", 1, "2026-11-06", "theirs");
        Assert.Contains("P07 and T04 belong together: quoting both can make them known.", Notes());
    }

    private IReadOnlyList<string> Words() => [.. _log.Of("timeline").Rows.Select(r => r[5])];

    private IReadOnlyList<string> Notes() => _log.Of("timeline").Notes;
}
