using System.CommandLine;
using System.CommandLine.Parsing;
using PsyInterview.Guides;
using PsyInterview.Studies;

namespace PsyInterview.Commands;

/// <summary>What is said of a next version on the command line: what settles its doubts, why it changed, from when it holds.</summary>
internal sealed class NextVersionOptions
{
    private readonly Option<string[]> _same = new("--same") { Description = "A question in doubt is one of before: new=old, by their ids." };
    private readonly Option<string[]> _new = new("--new") { Description = "A question in doubt is a new one: its id." };
    private readonly Option<string[]> _state = new("--state") { Description = "What was split or merged: \"split home into home, family\", \"merge a, b into a\"." };
    private readonly Option<string[]> _reason = new("--reason") { Description = "Why, change by change: \"2=nobody understood it\"; 0 is the version as a whole." };
    private readonly Option<string?> _because = new("--because") { Description = "Why, for every change that has no reason yet." };
    private readonly Option<string?> _session = new("--session") { Description = "The session that prompted it, for example P03-1." };

    public NextVersionOptions()
    {
        _same.Validators.Add(result => Require(result, w => GuideAnswer.Read(w) is { Old: not null }, "new=old, for example --same talks=talking"));
        _new.Validators.Add(result => Require(result, GuideId.IsValid, "the id of a question, for example --new sleep"));
        _state.Validators.Add(result => Require(result, w => Lineage.Read(w) is not null, "for example --state \"split home into home, family\""));
        _reason.Validators.Add(result => Require(result, w => Reason(w) is not null, "the number of a change and why, for example --reason \"2=nobody understood it\""));
    }

    public Option<string?> Author { get; } = new("--author") { Description = "Who wrote it, where it was not you: a code of the team." };

    public Option<string?> From { get; } = ContactCommand.Day("--from", "The day from which sessions are planned with it; today unless given.");

    public Option<bool> Pilot { get; } = new("--pilot") { Description = "Only try it out: its sessions are left out of counts." };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Only show what would change." };

    private IReadOnlyList<Option> OfVersion => [_reason, _because, _session, Author, From, Pilot];

    /// <param name="draft">The option by which only a draft is kept, or null.</param>
    /// <param name="discard">The option by which a draft is put away, or null.</param>
    public void AddTo(Command command, Option<bool>? draft = null, Option<bool>? discard = null)
    {
        foreach (var option in (Option[])[_same, _new, _state, .. OfVersion, DryRun]) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_session) is not null && result.GetResult(_because) is null && result.GetResult(_reason) is null)
                result.AddError("--session says what prompted a change: add why, with --because or --reason.");
            // What would be left out without a word is refused.
            if (draft is not null && result.GetValue(draft) && OfVersion.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } said)
                result.AddError($"--draft keeps the words and what was settled; say {said.Name} when it becomes a version, with guide freeze.");
            if (discard is not null && result.GetValue(discard) && ((Option[])[_same, _new, _state, .. OfVersion, DryRun]).FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
                result.AddError($"--discard puts the draft away and {other.Name} would say nothing: leave one of them out.");
        });
    }

    public IReadOnlyList<GuideAnswer> Answers(ParseResult parsed) =>
        [.. (parsed.GetValue(_same) ?? []).Select(GuideAnswer.Read).OfType<GuideAnswer>(), .. (parsed.GetValue(_new) ?? []).Select(id => new GuideAnswer(id, null))];

    public IReadOnlyList<Lineage> Stated(ParseResult parsed) => [.. (parsed.GetValue(_state) ?? []).Select(Lineage.Read).OfType<Lineage>()];

    /// <summary>Why, as far as it was said here: it counts before what a draft says, and one reason for all is for those that have none.</summary>
    /// <param name="noted">What is on record already.</param>
    public IReadOnlyList<ChangeReason> Reasons(ParseResult parsed, GuideWeighed next, IReadOnlyList<ChangeReason> noted)
    {
        var session = parsed.GetValue(_session);
        var said = (parsed.GetValue(_reason) ?? []).Select(Reason).OfType<ChangeReason>().DistinctBy(r => r.Number).ToList();
        // A proposal that is worked in stays so, whoever puts the reason into other words.
        List<ChangeReason> all = [.. noted.Where(n => !said.Exists(r => r.Number == n.Number)), .. said.Select(r => r with { Session = session, Proposal = noted.FirstOrDefault(n => n.Number == r.Number)?.Proposal })];
        if (parsed.GetValue(_because) is { } because)
            all.AddRange(Enumerable.Range(1, next.Changes.Count).Where(n => all.TrueForAll(r => r.Number != n)).Select(n => new ChangeReason(n, because, session)).ToList());
        return all;
    }

    /// <summary>What was said here has to be about questions and sessions that there are: a mistyped id must not settle anything.</summary>
    /// <param name="given">The guide as it came.</param>
    /// <exception cref="RefusedException">It names one that there is not.</exception>
    public void Check(ParseResult parsed, OpenStudy opened, TopicGuide given, GuideWeighed next)
    {
        if (parsed.GetValue(_session) is { } session) StudyChange.Held(opened, session);
        var before = next.Before is { } version ? opened.Recorder.Study.ReadGuide(version.Hash) : null;
        var (answers, stated) = (Answers(parsed), Stated(parsed));
        if (before is null && (answers.Count > 0 || stated.Count > 0)) throw new RefusedException($"{given.Id} has no version yet: no question can be one of before, or new beside them. Leave --same, --new and --state out.", ExitCode.NotFound);
        foreach (var answer in answers)
        {
            var words = answer.Old is null ? $"--new {answer.New}" : $"--same {answer}";
            if (given.Question(answer.New) is null) throw new RefusedException($"{words}: the changed guide has no question “{answer.New}”.", ExitCode.NotFound);
            if (answers.FirstOrDefault(a => !a.Equals(answer) && (a.New == answer.New || (a.Old is not null && a.Old == answer.Old))) is { } other)
                throw new RefusedException($"{words} and {(other.Old is null ? $"--new {other.New}" : $"--same {other}")} cannot both be: leave one out.");
            if (answer.Old is not { } old) continue;
            if (before!.Question(old) is null) throw new RefusedException($"{words}: {next.Before!.Name} has no question “{old}”.", ExitCode.NotFound);
            if (old != answer.New && given.Question(old) is not null) throw new RefusedException($"{words}: “{old}” stands in the changed guide itself. Only a question that is gone can be there under another id.");
        }
        foreach (var lineage in stated)
        {
            if (lineage.From.FirstOrDefault(id => before!.Question(id) is null) is { } from) throw new RefusedException($"--state \"{lineage}\": {next.Before!.Name} has no question “{from}”.", ExitCode.NotFound);
            if (lineage.To.FirstOrDefault(id => next.Guide.Question(id) is null) is { } to) throw new RefusedException($"--state \"{lineage}\": the changed guide has no question “{to}”.", ExitCode.NotFound);
        }
    }

    private static ChangeReason? Reason(string words) =>
        words.Split('=', 2, StringSplitOptions.TrimEntries) is [var number, { Length: > 0 } why] && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? new(n, why) : null;

    private static void Require(OptionResult result, Func<string, bool> isRight, string example)
    {
        if (result.Tokens.Select(t => t.Value).FirstOrDefault(w => !isRight(w)) is { } odd) result.AddError($"“{odd}” cannot be read; write {example}.");
    }
}
