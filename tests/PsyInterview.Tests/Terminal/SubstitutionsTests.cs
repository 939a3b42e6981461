using System.Reflection;
using Terminal.Gui.App;
using Xunit;

namespace PsyInterview.Tests.Terminal;

public sealed class SubstitutionsTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Toolkit.Substitutions.xml names internals of the pinned version; one that is gone would silently cost start-up time.</summary>
    [Theory]
    [InlineData("Terminal.Gui.ModuleInitializers", "InitializeConfiguration", "Void")]
    [InlineData("Terminal.Gui.App.Application+<>c__DisplayClass27_0", "<GetAvailableCulturesFromEmbeddedResources>b__0", "Boolean")]
    public void What_the_published_program_leaves_out_is_there_to_be_left_out(string type, string method, string returns)
    {
        var found = typeof(Application).Assembly.GetType(type, throwOnError: true)!.GetMethod(method, Any);
        Assert.Equal(returns, found?.ReturnType.Name);
    }
}
