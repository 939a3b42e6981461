using CsCheck;
using PsyInterview.Guides;
using PsyInterview.MemberChecks;
using PsyInterview.Sessions;
using PsyInterview.Studies;
using Xunit;

namespace PsyInterview.Tests.MemberChecks;

public sealed class LetterTests
{
    [Fact]
    public void Numbered_lines_are_statements_whatever_numbers_were_typed() =>
        Assert.Equal(["One of them.", "Two on two lines.", "Three."], Letter.Statements("# Title\n\n1. One *of* them.\n\nBetween.\n\n7. Two on\n   two lines.\n8) Three.\n"));

    [Fact]
    public void A_letter_is_laid_out_with_boxes_in_its_language_and_room_where_there_is_a_line()
    {
        var sheet = Letter.Sheet("# Wat u zei\n\nBeste deelnemer,\n\n1. Het was zwaar.\n\n> “zwaar”\n\n- a\n- b\n\n____\n", "nl");
        Assert.Equal("Wat u zei", sheet.Title);
        Assert.Collection(
            sheet.Blocks,
            b => Assert.Equal(new SheetBlock.Title("Wat u zei"), b),
            b => Assert.Equal(new SheetBlock.Paragraph("Beste deelnemer,"), b),
            b => Assert.Equal(["Dit klopt", "Ik zou het anders zeggen:", "Dit klopt niet, of laat dit liever weg"], Assert.IsType<SheetBlock.Statement>(b).Choices),
            b => Assert.Equal(new SheetBlock.ReadAloud(null, "“zwaar”"), b),
            b => Assert.Equal(["a", "b"], Assert.IsType<SheetBlock.Bullets>(b).Texts),
            b => Assert.Equal(new SheetBlock.Notes(3), b));
    }

    [Fact]
    public void What_the_team_has_to_fill_in_once_stands_in_brackets_in_every_letter_of_the_program()
    {
        Assert.Equal([2], LetterTemplate.Blanks("a\n[b c] d\n- [ ] e\n"));
        Assert.All(LetterTemplate.Names.SelectMany(n => ShippedLetters.Languages(n).Select(l => ShippedLetters.Of(StudyState.Empty, n, l)!)), text => Assert.NotEmpty(LetterTemplate.Blanks(text)));
    }

    [Fact]
    public void Any_text_is_a_letter() => Gen.OneOf(Gen.String, Gen.Char["#>-+*_`[]()<>{}0123456789. \n\t\\&;“”ä漢"].Array[0, 60].Select(c => new string(c)))
        .Sample(text => { _ = SheetMarkdown.Of(Letter.Sheet(text, "en")); _ = LetterTemplate.Check(text); _ = SummaryDraft.QuotedIn(text, "P01", [("P02", "words")]); }, iter: 3000);

    [Fact]
    public void What_was_recorded_comes_out_of_the_letter_as_it_was() => Gen.Char["#>-+*_`[]()<>{}0123456789. ~=|\\&;“ä漢"].Array[1, 30].Select(c => string.Join(' ', new string(c).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        .Where(words => words.Length > 0 && words.Trim('"', '“', '”').Length > 0)
        .Sample(words => Assert.Equal([words], Letter.Statements(SummaryDraft.OfTranscript(StudyState.Empty, "P01", [(null, words)]).Text)), iter: 3000);

    [Fact]
    public void Fields_are_filled_in_and_what_is_no_field_is_said_with_its_line()
    {
        Assert.Equal("To P01 on 5 november 2026, {what}", LetterTemplate.Fill("To {code} on {Interview Day}, {what}", new Dictionary<string, string> { ["{code}"] = "P01", ["{interview day}"] = LetterWords.Day(new(2026, 11, 5), "nl") }));
        Assert.Equal([(2, "{name} is not filled in; there is {summary}, {code}, {study}, {interview day}")], LetterTemplate.Check("{summary}\n{name}\n"));
    }

    [Fact]
    public void A_study_words_its_letters_and_the_programs_words_come_back_with_none()
    {
        var study = StudyState.Empty;
        Assert.Equal("say with {summary} where the statements come in", LetterTemplate.Set(study, "summary", "de", "Liebe").Refusal);
        Assert.Equal("“DE!” is not a language; for example nl or en", LetterTemplate.Set(study, "summary", "DE!", "{summary}").Refusal);
        Assert.StartsWith("“poem” is not a letter; summary", LetterTemplate.Set(study, "poem", "de", "").Refusal, StringComparison.Ordinal);
        study = study.If(default, LetterTemplate.Set(study, "summary", "de", "# Liebe\n\n{summary}\n").Events);
        Assert.Equal("# Liebe\n\n{summary}\n", ShippedLetters.Of(study, "summary", "de-CH"));
        Assert.Empty(LetterTemplate.Set(study, "summary", "de", "# Liebe\n\n{summary}").Events);
        study = study.If(default, LetterTemplate.Set(study, "summary", "de", "").Events);
        Assert.Null(ShippedLetters.Of(study, "summary", "de"));
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("transcript")]
    [InlineData("findings")]
    [InlineData("invitation")]
    public void Every_letter_comes_in_English_and_Dutch_and_can_be_filled_in(string letter)
    {
        Assert.Equal(["en", "nl"], ShippedLetters.Languages(letter));
        foreach (var language in ShippedLetters.Languages(letter))
        {
            var text = ShippedLetters.Of(StudyState.Empty, letter, language)!;
            Assert.Contains(LetterTemplate.Summary, text, StringComparison.Ordinal);
            Assert.Empty(LetterTemplate.Check(text));
            Assert.NotEmpty(Letter.Sheet(text, language).Title);
        }
    }

    [Fact]
    public void A_summary_holds_what_was_said_back_and_quotes_under_their_topics_and_nothing_else()
    {
        var talk = Talk.Begun();
        talk.Has(new NoteTaken(NoteForms.Quote, "q3", "\"then I felt it\""), new NoteTaken(NoteForms.Thought, "q3", "defended"), new NoteTaken(NoteForms.Observation, "q3", "sits up"));
        talk.Has(new MemberCheckMade("q1", "home was hard"));
        talk.Has(new FollowUpAnswered(talk.Last.ToString(), "corrected", "at first only"));
        talk.Has(new MemberCheckMade("q1", "breathing helped"));
        talk.Has(new FollowUpAnswered(talk.Last.ToString(), "added", "and walking"));
        talk.Has(new IncidentNoted());
        talk.Has(new FollowUpAnswered(talk.Last.ToString(), "distress"), new NoteTaken(NoteForms.Quote, "q3", "in tears"));
        var draft = SummaryDraft.OfSession(Consents(quotes: true), talk.State, Talk.Guide, "en");
        Assert.Equal("### Opening\n\n1. We understood: “home was hard” You put it right: “at first only”\n\n2. breathing helped. You added: and walking\n\n### Exercises\n\n3. You said: “then I felt it”", draft.Text);
        Assert.Equal(["1 note is left out: noted in distress, struck, unfinished, or said after the recording without a yes to its use."], draft.LeftOut);
        var without = SummaryDraft.OfSession(Consents(quotes: false), talk.State, Talk.Guide, "nl");
        Assert.DoesNotContain("felt", without.Text, StringComparison.Ordinal);
        Assert.Contains("at first only", without.Text, StringComparison.Ordinal);
        Assert.Contains("1 quote is left out: P07 did not agree to quotes.", without.LeftOut);
        Assert.Contains("consent of P07 to quotes is not on file", string.Join(' ', SummaryDraft.OfSession(StudyState.Empty, talk.State, Talk.Guide, "en").LeftOut), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_struck_or_said_at_the_door_without_a_yes_is_left_out()
    {
        var talk = Talk.Begun().At("01:00").Has(new MemberCheckMade("q1", "to be struck")).At("02:00").Has(new MinutesStruck(90, false)).At("20:00").Has(new MemberCheckMade("q1", "stays"), new TalkEnded());
        talk.Has(new NoteTaken(NoteForms.Quote, "q1", "at the door"));
        var asked = talk.Last;
        var draft = SummaryDraft.OfSession(Consents(quotes: true), talk.State, Talk.Guide, "en");
        Assert.Equal("### Opening\n\n1. stays", draft.Text);
        talk.Has(new FollowUpAnswered(asked.ToString(), "agreed"));
        Assert.Contains("at the door", SummaryDraft.OfSession(Consents(quotes: true), talk.State, Talk.Guide, "en").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcript_numbers_the_participants_paragraphs_and_shows_the_others_between()
    {
        var draft = SummaryDraft.OfTranscript(StudyState.Empty, "P07", [("I", "How was it?"), ("P07", "Heavy."), (null, "# and long")]);
        Assert.Equal("> I: How was it?\n\n1. Heavy.\n\n2. \\# and long", draft.Text);
        Assert.Equal(["Heavy.", "# and long"], Letter.Statements(draft.Text));
    }

    [Fact]
    public void Themes_come_with_their_definitions_and_where_asked_for_two_quotes_ones_own_first()
    {
        ThemeWords[] themes = [new("Body", "Tension is noticed.", [("P02", "numb"), ("P03", "warm"), ("P01", "alive")]), new("Life", "", [])];
        var draft = SummaryDraft.OfThemes(themes, "P01", withQuotes: true, "en");
        Assert.Equal("### Body\n\n1. Tension is noticed.\n\n> You said: “alive”\n\n> “numb”\n\n### Life", draft.Text);
        Assert.Equal(["P01", "P02"], SummaryDraft.QuotedIn(draft.Text, "P01", themes[0].Quotes).Order());
        Assert.Equal("### Body\n\n1. Tension is noticed.\n\n### Life", SummaryDraft.OfThemes(themes, "P01", withQuotes: false, "en").Text);
    }

    private static StudyState Consents(bool quotes) => StudyState.Empty.If(default, [new ParticipantAdded("P07"), new ConsentRecorded("P07", 1, "quotes", quotes)]);
}
