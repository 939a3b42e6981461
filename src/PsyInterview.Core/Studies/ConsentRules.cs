namespace PsyInterview.Studies;

/// <summary>What a person's consent allows. It may be passed over with a typed reason, never silently.</summary>
public static class ConsentRules
{
    /// <summary>The item of the consent in force for a wave: its own answer, or else the latest of the waves before it.</summary>
    public static ConsentAnswer? InForce(StudyState study, string person, int wave, string item) => Standing(study, person, wave, item).Answer;

    /// <summary>The item of the consent in force for a wave, with the wave for which it was given.</summary>
    public static (ConsentAnswer? Answer, int Wave) Standing(StudyState study, string person, int wave, string item)
    {
        person = study.Now(person);
        for (var w = wave; w >= 1; w--)
            if (study.ConsentTo(person, w, item) is { } answer) return (answer, w);
        return (null, wave);
    }

    /// <summary>Why an act is not allowed; null when it is, or when it was passed over with a reason.</summary>
    /// <param name="item">An item of <see cref="ConsentItems"/>.</param>
    /// <param name="act"><c>contact</c>, <c>record</c>, <c>quote</c> or <c>talk</c>.</param>
    public static string? WhyNot(StudyState study, string person, int wave, string item, string act)
    {
        person = study.Now(person);
        if (study.Overrides.ContainsKey((person, wave, act))) return null;
        return InForce(study, person, wave, item) switch
        {
            { Given: true } => null,
            { Given: false } => $"{person} did not agree to {Act(item)}",
            null => $"consent of {person} to {Act(item)} is not on file",
        };
    }

    /// <summary>
    /// Why nothing may be planned, opened or written with a person who withdrew; null when it may. No reason passes this over.
    /// What is there can still be read, unless it is withheld.
    /// </summary>
    /// <param name="live">False for what is written without them: a talk that has taken place, a debrief.</param>
    public static string? WhyNotTalk(StudyState study, string person, bool live = true) =>
        study.Withdrawals.GetValueOrDefault(study.Now(person)) is not { } withdrawal || (!live && withdrawal.Scope == Scopes.Contact) ? null
        : withdrawal.Scope == Scopes.Contact ? $"{withdrawal.Person} withdrew on {withdrawal.On}: no further contact; what is there can be read"
        : withdrawal.Scope == Scopes.New ? $"{withdrawal.Person} withdrew on {withdrawal.On}: nothing new is planned or recorded; what is there can be read"
        : $"{withdrawal.Person} withdrew on {withdrawal.On} and asked for erasure: nothing is planned or recorded any more";

    /// <summary>Why an act is not allowed because the person said no to it; null when they did not, or when it was passed over with a reason.</summary>
    public static string? SaidNo(StudyState study, string person, int wave, string item) =>
        InForce(study, person, wave, item) is { Given: false } ? WhyNot(study, person, wave, item, ActOf(item)) : null;

    /// <summary>The act that an item of the consent allows: what <see cref="Override"/> is given.</summary>
    public static string ActOf(string item) => item switch { "take-part" => "talk", "recording" => "record", "quotes" => "quote", _ => item };

    /// <summary>Passes consent over, with the reason.</summary>
    public static Decision Override(StudyState study, string person, int wave, string act, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? Decision.Refuse("type the reason for passing over the consent")
        : study.Overrides.GetValueOrDefault((study.Now(person), wave, act)) == reason.Trim() ? Decision.Nothing
        : Decision.That(new ConsentOverridden(study.Now(person), wave, act, reason.Trim()));

    private static string Act(string item) => item == "contact" ? "being contacted again" : ConsentItems.Words(item);
}
