using PsyInterview.Storage;
using Xunit;

namespace PsyInterview.Tests.Storage;

public sealed class RecorderIdentityTests
{
    [Theory]
    [InlineData("sd", "sd")]
    [InlineData("Sofie D.", "sofied")]
    [InlineData("Zoë", "zo")]
    [InlineData("a/b", "ab")]
    [InlineData("", "me")]
    [InlineData("山田", "me")]
    public void A_person_s_code_is_small_letters_and_digits(string person, string code) => Assert.Equal(code, RecorderIdentity.Code(person));

    [Fact]
    public void The_profile_keeps_the_person_s_code_only()
    {
        using var desk = new Desk();
        var folder = Path.Combine(desk.Folder, "psyinterview");
        var identity = new RecorderIdentity(folder);
        Assert.Equal("me", identity.Person);
        identity.Remember("SD");
        Assert.Equal("sd", new RecorderIdentity(folder).Person);
        Assert.Equal("sd\n", File.ReadAllText(Path.Combine(folder, "person")));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_recorder_is_the_code_and_four_letters() => Assert.Matches("^sd-[0-9a-hjkmnp-tv-z]{4}$", RecorderIdentity.Mint("SD"));
}
