using System.Globalization;
using PsyInterview.Log;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>
/// Whom was asked, who took part, who did not and why, by group and wave (COREQ 10 to 13), with the paragraph for the paper. Somebody whose words were
/// erased still counts as asked and interviewed; that they withdrew is counted too.
/// </summary>
public static class Flow
{
    /// <summary>The report.</summary>
    public static Table From(LogReading reading)
    {
        var study = StudyState.Of(reading);
        var accounts = Account.All(reading);
        List<IReadOnlyList<string>> rows = [];
        List<string> notes = [];
        foreach (var group in GroupsOf(study))
        {
            var flow = new GroupFlow(study, accounts, group);
            rows.AddRange(flow.Rows());
            if (FlowWords.Of(flow) is { Length: > 0 } paragraph) notes.Add(paragraph);
        }
        notes.Add("Contacted: people with at least one contact about that wave; declined, cancelled and the like by their latest contact. Interviewed: sessions that were held.");
        notes.Add("Somebody who withdrew stays counted in every row above; nothing of theirs is used after an erasure.");
        return new Table("flow", "Flow of participants", ["group", "wave", "step", "n"], rows, notes, new HashSet<string>(["wave", "n"], StringComparer.Ordinal));
    }

    /// <summary>The groups in which there is anybody or anything, in the order they were declared; null stands for a study without groups.</summary>
    public static IReadOnlyList<string?> GroupsOf(StudyState study)
    {
        List<string?> groups = [.. study.SetUp.Groups.Select(g => (string?)g.Group)];
        groups.AddRange(study.Everybody.Select(study.GroupOf).Where(g => !groups.Contains(g)).Distinct().Order(StringComparer.Ordinal));
        return groups;
    }
}

/// <summary>The flow of one group.</summary>
public sealed class GroupFlow(StudyState study, IReadOnlyList<Account> accounts, string? group)
{
    private readonly List<string> _people = [.. study.Everybody.Where(p => study.GroupOf(p) == group)];
    private readonly List<Account> _sessions = [.. accounts.Where(a => a.Group == group && a.State.WasHeld)];

    /// <summary>The group as people read it.</summary>
    public string Title => study.SetUp.Group(group)?.Title ?? group ?? "participants";

    /// <summary>True for a single focus group.</summary>
    public bool IsFocusGroup => study.SetUp.Group(group)?.Kind == "focus-group";

    /// <summary>Everybody of the group who has a participant's code.</summary>
    public int Participants => _people.Count(study.Participants.ContainsKey);

    /// <summary>Participants of whom no contact about the first wave is recorded.</summary>
    public int NotRecorded => _people.Count(p => study.Participants.ContainsKey(p) && study.LastContact(p, 1) is null);

    /// <summary>Every wave that was declared, asked about or held.</summary>
    public IReadOnlyList<int> Waves => [.. study.SetUp.WavesOf(group).Select(w => w.Wave)
        .Concat(_sessions.Select(s => s.State.Plan!.Wave)).Concat(Latest(null).Select(c => c.Wave)).Distinct().Order()];

    /// <summary>The latest contact of each person about a wave, or about any.</summary>
    public IReadOnlyList<Contact> Latest(int? wave) =>
        [.. study.Contacts.Where(c => (wave is null || c.Wave == wave) && study.GroupOf(c.Person) == group).GroupBy(c => (c.Person, c.Wave)).Select(g => g.Last())];

    /// <summary>The ways in which people were contacted, most often used first.</summary>
    public IReadOnlyList<string> Channels(int wave) =>
        [.. Latest(wave).Where(c => c.Channel is not null).GroupBy(c => c.Channel!).OrderByDescending(g => g.Count()).Select(g => g.Key)];

    /// <summary>Outcomes other than agreed, with the reason as people read it, most frequent outcome first as they are listed.</summary>
    public IReadOnlyList<(string Outcome, string Reason, int Count)> NotAgreed(int wave) =>
        [.. Latest(wave).Where(c => c.Outcome != Outcomes.Agreed).GroupBy(c => (c.Outcome, Reason: c.Reason ?? ""))
            .OrderBy(g => Outcomes.All.ToList().IndexOf(g.Key.Outcome)).ThenBy(g => g.Key.Reason, StringComparer.Ordinal)
            .Select(g => (g.Key.Outcome, g.Key.Reason, g.Count()))];

    /// <summary>The sessions of a wave that were held, those of people who withdrew included.</summary>
    public IReadOnlyList<Account> Held(int? wave) => [.. _sessions.Where(s => wave is null || s.State.Plan!.Wave == wave)];

    /// <summary>Who withdrew, by scope.</summary>
    public IReadOnlyList<Withdrawal> Withdrew => [.. _people.Select(p => study.Withdrawals.GetValueOrDefault(p)).OfType<Withdrawal>()];

    /// <summary>The table's rows.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows()
    {
        if (NotRecorded > 0) yield return Row(null, "in the study; how they were contacted was not recorded", NotRecorded);
        foreach (var wave in Waves)
        {
            var latest = Latest(wave);
            if (latest.Count > 0)
            {
                yield return Row(wave, Channels(wave) is { Count: > 0 } channels ? $"contacted ({string.Join(", ", channels)})" : "contacted", latest.Count);
                var attempts = study.Contacts.Count(c => c.Wave == wave && study.GroupOf(c.Person) == group);
                if (attempts > latest.Count) yield return Row(wave, "contacts in all, repeated ones included", attempts);
                foreach (var (outcome, reason, count) in NotAgreed(wave)) yield return Row(wave, reason.Length == 0 ? outcome : $"{outcome}: {reason}", count);
                if (latest.Any(c => c.Outcome == Outcomes.Agreed)) yield return Row(wave, "agreed", latest.Count(c => c.Outcome == Outcomes.Agreed));
            }
            yield return Row(wave, IsFocusGroup ? "sessions held" : "interviewed", Held(wave).Count);
        }
        if (Waves.Count > 1) yield return Row(null, "interviews in all", Held(null).Count);
        foreach (var (scope, words) in Scopes.All)
        {
            var count = Withdrew.Count(w => w.Scope == scope);
            if (count > 0) yield return Row(null, scope == Scopes.Erase ? "withdrew; their words are erased" : $"withdrew; {words}", count);
        }
    }

    private IReadOnlyList<string> Row(int? wave, string step, int n) =>
        [Title, wave?.ToString(CultureInfo.InvariantCulture) ?? "", step, n.ToString(CultureInfo.InvariantCulture)];
}
