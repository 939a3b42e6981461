using System.Text;
using System.Text.RegularExpressions;
using PsyInterview.Log;
using PsyInterview.MemberChecks;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.MemberChecks;

public sealed partial class CheckProtocolTests
{
    private static readonly (string Name, Func<CheckDesk> Make)[] Situations =
    [
        ("nothing", () => new CheckDesk()),
        ("planned", () => CheckDesk.Planned()),
        ("written", CheckDesk.Written),
        ("planned, to be talked about", () => CheckDesk.Planned(form: CheckForms.Interview)),
        ("sent", CheckDesk.Sent),
        ("reminded", () => CheckDesk.Sent().Has(new MemberCheckReminded())),
        ("answered, not read", () => CheckDesk.Returned()),
        ("answered, confirmed", () => CheckDesk.Returned(CheckResponses.Confirmed)),
        ("answered, additions, none noted", () => CheckDesk.Returned(CheckResponses.Additions)),
        ("answered, corrections, none noted", () => CheckDesk.Returned(CheckResponses.Corrections)),
        ("answered, a change open", () => Changed()),
        ("answered, the change decided", () => Decided()),
        ("answered, distressed", () => CheckDesk.Returned(CheckResponses.Distressed)),
        ("reviewed", () => CheckDesk.Returned(CheckResponses.Confirmed).Has(new MemberCheckReviewed())),
        ("reviewed, distress open", () => CheckDesk.Returned(CheckResponses.Distressed).Has(new MemberCheckReviewed())),
        ("closed", () => CheckDesk.Returned(CheckResponses.Confirmed).Has(new MemberCheckReviewed(), new MemberCheckClosed())),
        ("not eligible", () => CheckDesk.Planned().Has(new MemberCheckEnded(CheckExits.NotEligible))),
        ("undeliverable", () => CheckDesk.Sent().Has(new MemberCheckEnded(CheckExits.Undeliverable))),
        ("no response", () => CheckDesk.Sent().Has(new MemberCheckEnded(CheckExits.NoResponse))),
        ("declined", () => CheckDesk.Sent().Has(new MemberCheckEnded(CheckExits.Declined))),
        ("withdrawn", () => CheckDesk.Sent().Has(new ParticipantWithdrew("P01", Scopes.Contact))),
    ];

    public static TheoryData<string, CheckAct> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, CheckAct>();
            foreach (var (name, _) in Situations)
                foreach (var act in Enum.GetValues<CheckAct>()) pairs.Add(name, act);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Machine_and_fold_agree_on_where_an_act_leads(string situation, CheckAct act)
    {
        var check = Make(situation).Check;
        if (MemberCheckProtocol.WhyNot(check, act) is { } why)
        {
            Assert.Null(MemberCheckProtocol.Next(check, act));
            Assert.Matches(Readable(), why);
            Assert.DoesNotContain(act.ToString(), why);
            return;
        }
        foreach (var happened in EventsOf(act))
        {
            Assert.Equal(act, CheckFindings.ActOf(happened));
            Assert.Equal(MemberCheckProtocol.Next(check, act), Make(situation).Has(happened).Check.Phase);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_decision_allows_what_the_protocol_allows(string situation, CheckAct act)
    {
        var desk = Make(situation);
        var check = desk.Check;
        if (DecisionOf(act, desk.Study, check, desk.Today) is not { } decision) return;
        if (MemberCheckProtocol.WhyNot(check, act) is { } why)
        {
            // Who withdrew is told so, whatever the machine would say.
            Assert.True(decision.Refusal?.EndsWith(why, StringComparison.Ordinal) == true || decision.Refusal?.Contains("withdrew", StringComparison.Ordinal) == true, decision.Refusal);
            return;
        }
        Assert.Null(decision.Refusal);
        if (decision.Events.Count == 0) return;
        Assert.Empty(CheckFindings.Of(desk.Has([.. decision.Events]).Entries));
    }

    [Fact]
    public void What_each_phase_allows_and_why_not_is_as_approved()
    {
        var text = new StringBuilder();
        foreach (var (name, make) in Situations)
        {
            var check = make().Check;
            text.Append(name).Append('\n');
            foreach (var act in Enum.GetValues<CheckAct>())
            {
                var words = MemberCheckProtocol.WhyNot(check, act) ?? (MemberCheckProtocol.Next(check, act) is { } to && to != check.Phase ? $"-> {to}" : "yes");
                text.Append("    ").Append($"{act,-14}").Append(words).Append('\n');
            }
        }
        Approval.Check("protocol", text.ToString());
    }

    [Fact]
    public void Every_phase_is_one_of_the_situations() =>
        Assert.Equal(Enum.GetValues<CheckPhase>().Order(), Situations.Select(s => s.Make().Check.Phase).Distinct().Order());

    private static CheckDesk Make(string situation) => Situations.Single(s => s.Name == situation).Make();

    private static CheckDesk Changed() => CheckDesk.Returned().Does((study, check, _) => MemberCheckDecisions.Answer(study, check, 1, StatementAnswers.Amend, "at first only"));

    private static CheckDesk Decided() => Changed().Does((study, check, today) => MemberCheckDecisions.Decide(study, check, today, 1, ChangeVerdicts.Accepted, "read too widely"));

    private static IEnumerable<Event> EventsOf(CheckAct act) => act switch
    {
        CheckAct.Write => [new LetterWritten(2, "en", CheckDesk.Letter)],
        CheckAct.Send => [new MemberCheckSent(1, "post", "2026-12-01")],
        CheckAct.Remind => [new MemberCheckReminded()],
        CheckAct.Return => [new MemberCheckReturned()],
        CheckAct.Respond => [.. CheckResponses.All.Select(r => new MemberCheckResponded(r))],
        CheckAct.Answer => [.. StatementAnswers.All.Select(a => new StatementAnswered(1, a, "words"))],
        CheckAct.Add => [new StatementAdded("words")],
        CheckAct.Decide => [new RequestedChangeDecided("x", ChangeVerdicts.Noted, "why")],
        CheckAct.Review => [new MemberCheckReviewed()],
        CheckAct.Close => [new MemberCheckClosed()],
        CheckAct.RuleOut => [new MemberCheckEnded(CheckExits.NotEligible)],
        CheckAct.Undelivered => [new MemberCheckEnded(CheckExits.Undeliverable)],
        CheckAct.GiveUp => [new MemberCheckEnded(CheckExits.NoResponse)],
        CheckAct.Decline => [new MemberCheckEnded(CheckExits.Declined)],
        CheckAct.FollowUp => [new DistressFollowedUp("called")],
        CheckAct.Retract => [new EntryRetracted("x")],
        CheckAct.EndContact => [new ParticipantWithdrew("P01", Scopes.Contact)],
        CheckAct.EndUse => [new ParticipantWithdrew("P01", Scopes.New)],
        CheckAct.Erase => [new ParticipantWithdrew("P01", Scopes.Erase)],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "An act without its event."),
    };

    private static Decision? DecisionOf(CheckAct act, StudyState study, MemberCheck check, DateOnly today) => act switch
    {
        CheckAct.Write => MemberCheckDecisions.Write(study, check, "en", CheckDesk.Letter + "More.\n"),
        CheckAct.Send => MemberCheckDecisions.Send(study, check, today, "post", "2026-12-01"),
        CheckAct.Remind => MemberCheckDecisions.Remind(study, check, today),
        CheckAct.Return => MemberCheckDecisions.Return(study, check, today),
        CheckAct.Respond => MemberCheckDecisions.Respond(study, check, CheckResponses.Disagrees),
        CheckAct.Answer => MemberCheckDecisions.Answer(study, check, 2, StatementAnswers.Dispute, null),
        CheckAct.Add => MemberCheckDecisions.Add(study, check, "the stairs"),
        CheckAct.Decide => check.Changes.Any() ? MemberCheckDecisions.Decide(study, check, today, 1, ChangeVerdicts.Noted, "why") : null,
        CheckAct.Review => MemberCheckDecisions.Review(study, check, today),
        CheckAct.Close => MemberCheckDecisions.Close(study, check, today),
        CheckAct.RuleOut => MemberCheckDecisions.End(study, check, today, CheckExits.NotEligible, "in hospital"),
        CheckAct.Undelivered => MemberCheckDecisions.End(study, check, today, CheckExits.Undeliverable),
        CheckAct.GiveUp => MemberCheckDecisions.End(study, check, today, CheckExits.NoResponse),
        CheckAct.Decline => MemberCheckDecisions.End(study, check, today, CheckExits.Declined, "no time"),
        CheckAct.FollowUp => MemberCheckDecisions.FollowUp(study, check, today, "called"),
        _ => null,
    };

    [GeneratedRegex("^[a-z].*[^.]$")]
    private static partial Regex Readable();
}
