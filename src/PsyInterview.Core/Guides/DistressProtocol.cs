namespace PsyInterview.Guides;

/// <summary>What to do when a participant is distressed and the guide brings no steps of its own.</summary>
public static class DistressProtocol
{
    private static readonly string[] English =
    [
        "Stop asking. Offer silence, a glass of water, time.",
        "Say what you see: \"I notice that this touches you.\"",
        "Ask what the participant wants: go on, take a break, talk about something else, or stop.",
        "Ask whether the recording should stop. If so, stop it now.",
        "Do not treat and do not advise. Stay until the participant is calm.",
        "Offer the telephone number of the study's doctor, and ask who can be there today.",
        "In acute danger call the emergency number and stay with the participant.",
        "Tell the principal investigator the same day and write down what happened.",
    ];

    private static readonly string[] Dutch =
    [
        "Stop met vragen. Bied stilte aan, een glas water, tijd.",
        "Zeg wat u ziet: \"Ik merk dat dit u raakt.\"",
        "Vraag wat de deelnemer wil: doorgaan, pauzeren, over iets anders praten of stoppen.",
        "Vraag of de opname uit moet. Zo ja, stop de opname nu.",
        "Behandel niet en geef geen advies. Blijf tot de deelnemer rustig is.",
        "Bied het telefoonnummer van de arts van het onderzoek aan en vraag wie er vandaag bij kan zijn.",
        "Bel bij acuut gevaar het alarmnummer en blijf bij de deelnemer.",
        "Vertel het dezelfde dag aan de hoofdonderzoeker en schrijf op wat er gebeurde.",
    ];

    /// <summary>The steps in Dutch for a Dutch guide, in English for any other.</summary>
    public static IReadOnlyList<string> For(string language) => GuideLanguage.IsDutch(language) ? Dutch : English;
}

/// <summary>The languages in which the program itself can speak about a guide.</summary>
internal static class GuideLanguage
{
    public static bool IsDutch(string tag) => Is(tag, "nl");

    public static bool IsEnglish(string tag) => Is(tag, "en");

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
