using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>What may be changed in a study's set-up. What was recorded of people is never made meaningless by it.</summary>
public static class SetUpDecisions
{
    /// <summary>Declares a group, wave, criterion, target and their like, or changes one; the same twice is once.</summary>
    public static Decision Declare(StudyState study, Event declared)
    {
        if (declared is StudyDescribed { Title: { } title } && string.IsNullOrWhiteSpace(title)) return Decision.Refuse("a study needs a title");
        if (IsThere(study, declared)) return Decision.Nothing;
        if (SetUpRules.Flaws(study.SetUp, declared).FirstOrDefault(f => f.Severity == Severity.Error) is { } flaw) return Decision.Refuse(flaw.Sentence);
        return WhyNotChange(study, declared) is { } why ? Decision.Refuse(why) : Decision.That(declared);
    }

    /// <summary>Declares something in the place of another of the same sort, which goes; null where nothing does.</summary>
    public static Decision Replace(StudyState study, Event? before, Event declared)
    {
        if (NameOf(before) is not { } old || NameOf(before) == NameOf(declared)) return Declare(study, declared);
        var removal = new SetUpRemoved(old.What, old.Name);
        var decision = Declare(study with { SetUp = study.SetUp.Apply(removal) }, declared);
        return decision.IsAllowed ? Decision.That([removal, .. decision.Events]) : decision;
    }

    /// <summary>What a removal calls it, and its name; null for the description of the study.</summary>
    public static (string What, string Name)? NameOf(Event? declared) => declared switch
    {
        GroupDeclared e => ("group", SetUp.NameOf(e)),
        WaveDeclared e => ("wave", SetUp.NameOf(e)),
        TeamMemberDeclared e => ("team", SetUp.NameOf(e)),
        CriterionDeclared e => ("criterion", SetUp.NameOf(e)),
        TargetSet e => ("target", SetUp.NameOf(e)),
        CombinationExcluded e => ("exclusion", SetUp.NameOf(e)),
        _ => null,
    };

    /// <summary>Takes a whole set-up in: what is there already is left alone, what differs is declared anew, what the study has beside it stays.</summary>
    public static Decision TakeOver(StudyState study, IReadOnlyList<Event> setUp)
    {
        List<Event> events = [];
        foreach (var declared in setUp)
        {
            var decision = Declare(study, declared);
            if (decision.Refusal is not null) return decision;
            events.AddRange(decision.Events);
            study = study with { SetUp = study.SetUp.Apply(declared) };
        }
        return events.Count == 0 ? Decision.Nothing : Decision.That(events);
    }

    /// <summary>Takes something out. Refused while something else in the study stands on it.</summary>
    /// <param name="what">As in <see cref="SetUpRemoved"/>.</param>
    public static Decision Remove(StudyState study, string what, string name)
    {
        var now = study.SetUp;
        var next = now.Apply(new SetUpRemoved(what, name));
        if (Count(next) == Count(now)) return Decision.Nothing;
        var why = what switch
        {
            "group" => WhyKeepGroup(study, name),
            "wave" when now.Waves.Find(w => SetUp.NameOf(w) == name) is { } wave && now.Waves.Exists(w => w.Group == wave.Group && w.Wave > wave.Wave) =>
                $"there is a later wave of {wave.Group}; take that one out first",
            "criterion" => WhyKeepCriterion(study, now.Criteria.Find(c => SetUp.NameOf(c) == name)!),
            _ => null,
        };
        return why is null ? Decision.That(new SetUpRemoved(what, name)) : Decision.Refuse(why);
    }

    /// <summary>The event in a few words: <c>criterion age for patients</c>.</summary>
    public static string Words(Event declared) => declared switch
    {
        StudyDescribed => "the study’s description",
        GroupDeclared e => $"group {e.Group}",
        WaveDeclared e => $"wave {e.Wave} of {e.Group}",
        TeamMemberDeclared e => $"{e.Person} of the team",
        CriterionDeclared e => $"criterion {e.Criterion}{For(e.Group)}",
        TargetSet e => $"target {LevelNotation.Words(e)}{For(e.Group)}",
        ObserverWordsSet => "words for observers",
        CombinationExcluded e => $"impossible {LevelNotation.Words(e.Of)}{For(e.Group)}",
        _ => "the set-up",
    };

    private static string For(string? group) => group is null ? "" : $" for {group}";

    private static bool IsThere(StudyState study, Event declared)
    {
        if (declared is StudyDescribed { Title: { } title } && title != study.Title) return false;
        var now = StudySheet.Write(study.SetUp, "");
        return now == StudySheet.Write(study.SetUp.Apply(declared), "") && Count(study.SetUp) == Count(study.SetUp.Apply(declared));
    }

    private static (int, int, int, int, int, int) Count(SetUp s) => (s.Groups.Count, s.Waves.Count, s.Team.Count, s.Criteria.Count, s.Targets.Count, s.Excluded.Count);

    // Answers and targets name levels, so a level that is in use can be added to and not taken away.
    private static string? WhyNotChange(StudyState study, Event declared)
    {
        if (declared is not CriterionDeclared e || study.SetUp.Criteria.Find(c => SetUp.NameOf(c) == SetUp.NameOf(e)) is not { } before) return null;
        var answers = AnswersTo(study, before);
        if (before.Kind != e.Kind && answers.Count > 0 && (IsOfLevels(before) != IsOfLevels(e)))
            return $"{e.Criterion} is recorded of {answers.Count} already as {before.Kind}; declare another criterion instead";
        foreach (var level in (before.Levels ?? []).Except(e.Levels ?? []))
        {
            if (study.SetUp.Targets.Find(t => t.Of.Contains($"{e.Criterion}={level}") && Concerns(t.Group, e.Group)) is { } target)
                return $"there is a target for {e.Criterion}={level}; take it out first ({LevelNotation.Words(target)})";
            if (study.SetUp.Excluded.Exists(x => x.Of.Contains($"{e.Criterion}={level}") && Concerns(x.Group, e.Group)))
                return $"an impossible combination names {e.Criterion}={level}; take it out first";
            if (IsOfLevels(before) && answers.Count(a => a.Values.Contains(level)) is > 0 and var people)
                return $"{level} is recorded of {people} already; a level that is in use stays";
        }
        return null;
    }

    private static string? WhyKeepGroup(StudyState study, string group)
    {
        var people = study.Everybody.Count(p => study.GroupOf(p) == group);
        var now = study.SetUp;
        return people > 0 ? $"{people} {(people == 1 ? "person is" : "people are")} in {group}"
            : now.Waves.Exists(w => w.Group == group) ? $"{group} has waves; take them out first"
            : now.Criteria.Exists(c => c.Group == group) ? $"{group} has criteria of its own; take them out first"
            : now.Criteria.Find(c => c.To == group) is { } link ? $"{link.Criterion} leads to {group}; take it out first"
            : now.Targets.Exists(t => t.Group == group) || now.Excluded.Exists(x => x.Group == group) ? $"{group} has targets; take them out first"
            : null;
    }

    private static string? WhyKeepCriterion(StudyState study, CriterionDeclared criterion)
    {
        var begin = criterion.Criterion + "=";
        return AnswersTo(study, criterion).Count is > 0 and var people ? $"{criterion.Criterion} is recorded of {people} already; declare it with in frame: no instead"
            : study.SetUp.Targets.Find(t => Concerns(t.Group, criterion.Group) && t.Of.Any(o => o.StartsWith(begin, StringComparison.Ordinal))) is { } target
                ? $"there is a target for it ({LevelNotation.Words(target)}); take it out first"
            : study.SetUp.Excluded.Exists(x => Concerns(x.Group, criterion.Group) && x.Of.Any(o => o.StartsWith(begin, StringComparison.Ordinal)))
                ? "an impossible combination names it; take it out first"
            : null;
    }

    private static List<CriterionAnswer> AnswersTo(StudyState study, CriterionDeclared criterion) =>
        [.. study.Answers.Where(a => a.Key.Criterion == criterion.Criterion && a.Value.State == "known" && (criterion.Group is null || study.GroupOf(a.Key.Person) == criterion.Group))
            .Select(a => a.Value)];

    private static bool IsOfLevels(CriterionDeclared criterion) => criterion.Kind is "nominal" or "ordinal" or "multiple";

    private static bool Concerns(string? group, string? criterion) => criterion is null || group is null || group == criterion;
}
