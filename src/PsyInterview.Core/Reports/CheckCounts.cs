using PsyInterview.MemberChecks;
using PsyInterview.Sampling;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>
/// What came of the member checks of one form about one wave of interviews with one group. Each person is counted once, with the check that came furthest, of these the latest; everybody is in one part, so that
/// in every state the parts add up.
/// </summary>
/// <param name="Form">One of <see cref="CheckForms"/>.</param>
/// <param name="Wave">The interviews they are about.</param>
/// <param name="Group">The group of participants, or null.</param>
/// <param name="People">Participants of whom such an interview was held.</param>
/// <param name="Checks">One of each person.</param>
public sealed record CheckCounts(string Form, int Wave, string? Group, int People, IReadOnlyList<MemberCheck> Checks)
{
    /// <summary>The parts of those who were not invited.</summary>
    public const string Planned = "planned, not sent", NotEligible = "not eligible", DeclinedBefore = "declined before", WithdrewBefore = "withdrew before";

    /// <summary>The parts of those who were invited and did not answer; waiting is no answer, and no answer is no confirmation.</summary>
    public const string NoResponse = "no response", Declined = "declined", Undeliverable = "undeliverable", Withdrew = "withdrew", Waiting = "waiting";

    /// <summary>The parts of those who answered.</summary>
    public const string Confirmed = "confirmed", Added = "confirmed with additions", Changes = "asked for changes", Disagreed = "disagreed", Distressed = "distressed", NotRead = "answer not read yet";

    /// <summary>All parts of those who were not invited, of those without an answer, and of those who answered.</summary>
    public static IReadOnlyList<string> NotInvitedParts { get; } = [Planned, NotEligible, DeclinedBefore, WithdrewBefore];

    /// <inheritdoc cref="NotInvitedParts"/>
    public static IReadOnlyList<string> UnansweredParts { get; } = [NoResponse, Waiting, Declined, Undeliverable, Withdrew];

    /// <inheritdoc cref="NotInvitedParts"/>
    public static IReadOnlyList<string> ReturnedParts { get; } = [Confirmed, Added, Changes, Disagreed, Distressed, NotRead];

    /// <summary>Of how many such an interview was held and no check was planned.</summary>
    public int NotPlanned => Math.Max(0, People - Checks.Count);

    /// <summary>How many of those who asked for changes had at least one made.</summary>
    public int Applied => Checks.Count(c => PartOf(c) == Changes && c.Changes.Any(change => c.Decisions.GetValueOrDefault(change.Id)?.Verdict == ChangeVerdicts.Accepted));

    /// <summary>How many were sent something, or asked to talk about it.</summary>
    public int Invited => Returned + UnansweredParts.Sum(Of);

    /// <summary>How many answered.</summary>
    public int Returned => ReturnedParts.Sum(Of);

    /// <summary>How many are in a part.</summary>
    public int Of(string part) => Checks.Count(c => PartOf(c) == part);

    /// <summary>How many things were added, by whomever.</summary>
    public int Additions => Checks.Where(c => ReturnedParts.Contains(PartOf(c))).Sum(c => c.Additions.Count);

    /// <summary>The changes that were asked for, each with its check.</summary>
    public IEnumerable<(MemberCheck Check, StatementAnswer Change)> Asked => Checks.Where(c => ReturnedParts.Contains(PartOf(c))).SelectMany(c => c.Changes.Select(change => (c, change)));

    /// <summary>How many requested changes came to a verdict; null counts those that are not decided.</summary>
    public int Decided(string? verdict) => Asked.Count(a => a.Check.Decisions.GetValueOrDefault(a.Change.Id)?.Verdict == verdict);

    /// <summary>The one part that a check is in.</summary>
    public static string PartOf(MemberCheck check) => (check.Phase, IsInvited: check.Sent is not null) switch
    {
        (CheckPhase.Planned, _) => Planned,
        (CheckPhase.NotEligible, _) => NotEligible,
        (CheckPhase.Declined, false) => DeclinedBefore,
        (CheckPhase.Withdrawn, false) => WithdrewBefore,
        (CheckPhase.Declined, true) => Declined,
        (CheckPhase.Withdrawn, true) => Withdrew,
        (CheckPhase.Undeliverable, _) => Undeliverable,
        (CheckPhase.NoResponse, _) => NoResponse,
        (CheckPhase.Returned or CheckPhase.Reviewed or CheckPhase.Closed, _) => check.Response switch
        {
            CheckResponses.Confirmed => Confirmed,
            CheckResponses.Additions => Added,
            CheckResponses.Corrections => Changes,
            CheckResponses.Disagrees => Disagreed,
            CheckResponses.Distressed => Distressed,
            _ => NotRead,
        },
        _ => Waiting,
    };

    /// <summary>The counts of a cohort by form, wave and group, in the order of <see cref="CheckForms.All"/>; only forms that were planned.</summary>
    /// <param name="checks">Every member check of the study.</param>
    /// <param name="groups">The groups that are asked for.</param>
    public static IReadOnlyList<CheckCounts> Of(Cohort cohort, IReadOnlyList<MemberCheck> checks, IReadOnlyList<string?> groups)
    {
        return [.. CheckForms.All.SelectMany(form => checks.Where(c => c.Form == form.Form).Select(c => c.Wave).Distinct().Order().SelectMany(wave => groups.Select(g => Of(form.Form, wave, g)))).Where(c => c.Checks.Count > 0)];

        CheckCounts Of(string form, int wave, string? group)
        {
            var people = cohort.Of(group);
            return new(form, wave, group, people.Count(p => WasHeld(cohort, p, wave)),
                [.. checks.Where(c => c.Form == form && c.Wave == wave && people.Contains(c.Person)).GroupBy(c => c.Person, StringComparer.Ordinal).Select(Latest)]);
        }
    }

    /// <summary>True when an interview of that wave was held with a person, or their group met and they sat in it.</summary>
    public static bool WasHeld(Cohort cohort, string person, int wave)
    {
        var group = cohort.GroupOf(person);
        return cohort.IsHeld(person, wave) || (cohort.IsFocusGroup(group) && cohort.HeldTogether(group).Any(a => a.State.Plan!.Wave == wave && SatIn(a.State.Group)));

        // Of a group that met before the study came here nobody knows who was there.
        bool SatIn(GroupTalk talk) => talk.Members.IsEmpty || (talk.Members.Any(m => cohort.Study.Now(m) == person) && !talk.Absent.Any(m => cohort.Study.Now(m) == person));
    }

    /// <summary>The interviews that were held with a person, from 1.</summary>
    public static IReadOnlyList<int> WavesHeld(Cohort cohort, string person) =>
        [.. Enumerable.Range(1, cohort.Accounts.Select(a => a.State.Plan!.Wave).DefaultIfEmpty(1).Max()).Where(w => WasHeld(cohort, person, w))];

    // A second one does not undo what came of the first before it comes as far.
    private static MemberCheck Latest(IEnumerable<MemberCheck> checks) => checks.OrderBy(c => c.IsAnswered).ThenBy(c => c.Sent is not null).ThenBy(c => c.PlannedOn, StringComparer.Ordinal).ThenBy(c => c.Stream, NaturalOrder.Of).Last();
}
