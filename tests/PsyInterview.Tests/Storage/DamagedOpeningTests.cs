using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class DamagedOpeningTests
{
    private static readonly string[] OfTheEngine = ["LiteDB", "page type", "{0}", "request page", "Object reference", "engine", "Parameter", "index was"];

    [Fact]
    public void A_study_cut_anywhere_is_called_damaged_in_words_a_person_understands()
    {
        using var desk = Filled(out var whole);
        for (var length = whole.Length - 1; length > StudyHeader.Size; length -= PageSeal.Slot / 2) Try(desk, whole[..length]);
    }

    [Fact]
    public void A_study_with_any_page_flipped_is_called_damaged_in_words_a_person_understands()
    {
        using var desk = Filled(out var whole);
        for (var at = StudyHeader.Size + 500; at < whole.Length; at += PageSeal.Slot)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 1;
            Try(desk, bytes);
            var until = whole.Length;
            bytes = whole.ToArray();
            for (var flipped = at; flipped < until; flipped += PageSeal.Slot) bytes[flipped] ^= 1;
            Try(desk, bytes);
        }
    }

    [Fact]
    public void A_study_whose_pages_are_well_sealed_nonsense_is_called_damaged()
    {
        using var desk = Filled(out var whole);
        var header = StudyHeader.Read(StudyPaths.Of(desk.Study));
        using var seal = new PageSeal(header, PageSeal.Part.Data);
        for (var page = 1; StudyHeader.Size + (page + 2) * PageSeal.Slot <= whole.Length; page++)
        {
            var bytes = whole.ToArray();
            var nonsense = new byte[PageSeal.Page];
            new Random(page).NextBytes(nonsense);
            seal.Close(nonsense, page, 0, bytes.AsSpan(StudyHeader.Size + (page + 1) * PageSeal.Slot, PageSeal.Slot));
            Try(desk, bytes);
        }
    }

    private static Desk Filled(out byte[] whole)
    {
        var desk = new Desk();
        using (var study = desk.Create()) desk.Save(study, 60);
        whole = File.ReadAllBytes(desk.Study);
        return desk;
    }

    private static void Try(Desk desk, byte[] bytes)
    {
        foreach (var open in (Func<StudyFile>[])[desk.Open, desk.OpenToRead])
        {
            File.WriteAllBytes(desk.Study, bytes);
            try
            {
                using var study = open();
                foreach (var stream in study.Streams()) study.Read(stream);
                study.ReadAll();
            }
            catch (StudyFileException e)
            {
                Assert.Equal(StudyFileProblem.Damaged, e.Problem);
                Assert.DoesNotContain(OfTheEngine, words => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
