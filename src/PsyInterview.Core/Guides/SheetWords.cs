namespace PsyInterview.Guides;

/// <summary>The words that the sheet adds to those of the guide.</summary>
internal sealed record SheetWords(
    string Version, string Minutes, string Kind, string Participant, string Date, string Interviewer,
    string Start, string End, string Must, string ReadAloud, string ForInterviewer, string Closing, string Distress)
{
    private static readonly SheetWords English = new(
        "version", "minutes", "interview", "Participant", "Date", "Interviewer",
        "Start", "End", "must ask", "Read aloud", "for the interviewer", "Afterwards", "When a participant is distressed");

    private static readonly SheetWords Dutch = new(
        "versie", "minuten", "interview", "Deelnemer", "Datum", "Interviewer",
        "Begin", "Einde", "altijd vragen", "Voorlezen", "voor de interviewer", "Na afloop", "Als een deelnemer van streek raakt");

    public static SheetWords For(TopicGuide guide) => (GuideLanguage.IsDutch(guide.Language), guide.Kind == "focus-group") switch
    {
        (false, false) => English,
        (true, false) => Dutch,
        (false, true) => English with
        { Kind = "focus group", Participant = "Group", Interviewer = "Moderator", ForInterviewer = "for the moderator" },
        (true, true) => Dutch with
        { Kind = "focusgroep", Participant = "Groep", Interviewer = "Gespreksleider", ForInterviewer = "voor de gespreksleider" },
    };
}
