using CsCheck;
using PsyInterview.Terminal;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class NoteTextTests
{
    private static readonly string[] Typed = ["a", " ", "é", "\u0301", "日", "👍", "word ", "x\ny"];

    [Fact]
    public void Undoing_everything_gives_back_every_text_that_was() =>
        Gen.Int[0, 15].List[0, 60].Sample(acts =>
        {
            var note = new NoteText();
            note.Set("start");
            var seen = new HashSet<string> { "start" };
            foreach (var act in acts)
            {
                Do(note, act);
                seen.Add(note.ToString());
            }
            while (note.Undo()) Assert.Contains(note.ToString(), seen);
            Assert.Equal("start", note.ToString());
        });

    [Fact]
    public void Moving_about_changes_no_text() =>
        Gen.Select(Gen.String, Gen.Int[8, 11].List[0, 30]).Sample((text, moves) =>
        {
            var note = new NoteText();
            note.Set(text);
            var before = note.ToString();
            foreach (var move in moves) Do(note, move);
            Assert.Equal(before, note.ToString());
            Assert.Equal(NoteCharacters.Clean(text), before);
        });

    private static void Do(NoteText note, int act)
    {
        switch (act)
        {
            case < 8:
                note.Insert(Typed[act], typed: act < 6);
                break;
            case 8:
                note.Left();
                break;
            case 9:
                note.WordRight();
                break;
            case 10:
                note.Home();
                break;
            case 11:
                note.WordLeft();
                break;
            case 12:
                note.DeleteLeft();
                break;
            case 13:
                note.DeleteRight();
                break;
            case 14:
                note.DeleteWordLeft();
                break;
            default:
                note.DeleteToEnd();
                break;
        }
    }
}
