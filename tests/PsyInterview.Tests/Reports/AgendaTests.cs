using PsyInterview.Log;
using PsyInterview.Reports;
using PsyInterview.Sessions;
using PsyInterview.Storage;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.Reports;

/// <summary>What waits on the second of March 2026, and how it stands with each person.</summary>
public sealed class AgendaTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));
    private readonly PracticeStore _store = new("sd-0001", []);
    private readonly Recorder _recorder;

    public AgendaTests()
    {
        _recorder = new(_store, AllKinds.Known, TimeProvider.System, () => new byte[16]);
        Do(Decision.That(new GroupDeclared("patients", "Patients"), new WaveDeclared("patients", 1), new WaveDeclared("patients", 2, null, 10, 14)));
    }

    private StudyState Study => _recorder.Study;

    [Fact]
    public void Appointments_of_today_come_first_and_those_that_were_not_held_stay()
    {
        Takes("P01", "P02", "P03");
        Do(Recruitment.Appoint(Study, "P01", 1, "2026-03-02 15:00"));
        Do(Recruitment.Appoint(Study, "P02", 1, "2026-03-02 09:00", "home", "mw"));
        Do(Recruitment.Appoint(Study, "P03", 1, "2026-02-20 09:00"));
        Assert.Equal(["appointment P02 home, mw", "appointment P01 ", "appointment P03  overdue"], Waiting());
        Do(Recruitment.CancelAppointment(Study, "P03", 1));
        Held("P02", 1, "2026-03-02");
        Assert.Equal(["appointment P01 "], Waiting());
    }

    [Fact]
    public void A_second_wave_waits_from_its_window_until_it_is_arranged_held_or_not_wanted()
    {
        Takes("P01", "P02", "P03", "P04", "P05");
        Held("P01", 1, "2025-06-01");
        foreach (var code in (string[])["P02", "P03", "P04"]) Held(code, 1, "2025-04-01");
        Held("P05", 1, "2024-12");
        Do(StudyDecisions.RecordConsent(Study, "P03", 1, "contact", false, null, null));
        Do(StudyDecisions.RecordConsent(Study, "P04", 1, "contact", true, null, null));
        Do(Recruitment.Appoint(Study, "P04", 2, "2026-04-02 09:00"));
        Assert.Equal(["next wave P05 was due until 1 Feb 2026 overdue", "next wave P02 due until 1 Jun 2026"], Waiting());
    }

    [Fact]
    public void How_it_stands_with_a_person_is_one_word()
    {
        Do(Recruitment.Contact(Study, "C01", 1, Outcomes.NoAnswer, "2026-03-02"));
        Do(Recruitment.Contact(Study, "C02", 1, Outcomes.Thinking, "2026-03-02"));
        Takes("P01", "P02", "P03", "P04");
        Do(Recruitment.Appoint(Study, "P02", 1, "2026-03-09 15:00"));
        Held("P03", 1, "2025-04-01");
        Held("P03", 2, "2026-02-01");
        Do(Withdrawing.Withdraw(Study, "P04", Scopes.Contact));
        Assert.Equal(["no answer", "invited", "agreed", "scheduled", "interviewed twice", "withdrawn"],
            ((string[])["C01", "C02", "P01", "P02", "P03", "P04"]).Select(p => Standing.Of(Cohort.Of(Study, Accounts), p)));
    }

    private IReadOnlyList<Account> Accounts => Account.All(LogReading.Of(
        ((string[])["study", .. Study.Participants.Keys.SelectMany(p => (string[])[$"{p}-1", $"{p}-2"])]).SelectMany(_store.Read), AllKinds.Known));

    private IEnumerable<string> Waiting() => Agenda.Of(Cohort.Of(Study, Accounts), Today).Select(d => $"{d.What} {d.Person} {d.Words}{(d.IsOverdue ? " overdue" : "")}");

    private void Takes(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes) Do(StudyDecisions.AddParticipant(Study, code, "patients"));
    }

    private void Held(string person, int wave, string on) =>
        Assert.Null(_recorder.Session($"{person}-{wave}").Do(Noon, Decision.That(new PastSessionStated(person, "interview", wave, on))));

    private void Do(Decision decision) => Assert.Null(_recorder.Do(Noon, decision));
}
